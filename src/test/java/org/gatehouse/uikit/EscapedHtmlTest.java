package org.gatehouse.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EscapedHtmlTest {

    private static final String HOSTILE = "</dd><img src=x onerror=\"alert('1')\">&amp;";
    private static final String ESCAPED =
            "&lt;/dd&gt;&lt;img src=x onerror=&quot;alert(&apos;1&apos;)&quot;&gt;&amp;amp;";

    @Test
    void showsFactsAsText() {
        var facts = new Facts().with(HOSTILE, HOSTILE);

        assertThat(html(facts)).isEqualTo("<dt>" + ESCAPED + "</dt><dd>" + ESCAPED + "</dd>");
    }

    @Test
    void showsBadgesAsText() {
        assertThat(html(new Badges(List.of("Admins", HOSTILE)))).isEqualTo("<li>Admins</li><li>" + ESCAPED + "</li>");
        assertThat(html(new Facts().with("Groups", List.of(HOSTILE)))).contains("<li>" + ESCAPED + "</li>");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(html(new Facts().with("A", (String) null).with("B", " ").with("C", "c")))
                .isEqualTo("<dt>C</dt><dd>c</dd>");
    }

    private static String html(EscapedHtml element) {
        return element.getElement().getProperty("innerHTML", "");
    }
}
