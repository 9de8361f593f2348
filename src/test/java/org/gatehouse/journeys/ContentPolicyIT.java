package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What slips into a page does not run. That the page's own scripts do, every other journey shows. */
@ExtendWith(InBrowser.class)
class ContentPolicyIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.body.insertAdjacentHTML('beforeend', '<img src=/ onerror=\"hit = 1\">')",
                "document.body.append(document.createRange().createContextualFragment('<script>hit = 1</script>'))",
                "location.assign('javascript:hit = 1')",
                "eval('hit = 1')",
                "(() => {}).constructor('hit = 1')()",
                "setTimeout('hit = 1')"
            })
    void stopsWhatSlippedIn(String attack, Visitor visitor) {
        visitor.open("/");
        assertThat(visitor.page.locator("h1").textContent()).isNotBlank();

        // Later, because the browser lets a debugger do anything at once.
        visitor.page.evaluate("setTimeout(() => { addEventListener('securitypolicyviolation', () => stopped = 1);"
                + " try { " + attack + " } catch (refused) {} })");
        visitor.page.waitForCondition(() -> Integer.valueOf(1).equals(visitor.page.evaluate("window.stopped")));

        assertThat(visitor.page.evaluate("window.hit")).isNull();
        visitor.expectConsoleErrors();
    }
}
