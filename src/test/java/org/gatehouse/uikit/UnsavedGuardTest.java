package org.gatehouse.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import org.junit.jupiter.api.Test;

class UnsavedGuardTest {

    @Test
    void marksWhatTheBrowserWatches() {
        var form = new Div();
        UnsavedGuard.on(form);

        assertThat(form.getElement().getAttribute("data-unsaved-guard")).isEmpty();
    }
}
