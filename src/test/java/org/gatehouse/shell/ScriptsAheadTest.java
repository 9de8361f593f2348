package org.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptsAheadTest {

    @Test
    void areThoseOfEveryStartAndNoOthers() {
        assertThat(ScriptsAhead.named("""
                import{a as b}from"./chunk-BxBETWbe.js";const m=["VAADIN/build/markdown-helpers-CbWAMVyY.js"];
                f(()=>import("./FlowBootstrap-CSTQF7LY.js"),[]);f(()=>import("./FlowClient-BQgxyul_.js"),[]);
                f(()=>import("./generated-flow-imports-esPwouHK.js"),m);f(()=>import("./FlowClient-BQgxyul_.js"),[])"""))
                .containsExactly(
                        "FlowBootstrap-CSTQF7LY.js", "FlowClient-BQgxyul_.js", "generated-flow-imports-esPwouHK.js");
    }

    @Test
    void areNoneOfAScriptThatNamesNone() {
        assertThat(ScriptsAhead.named("import('./FlowClient.js')")).isEmpty();
    }
}
