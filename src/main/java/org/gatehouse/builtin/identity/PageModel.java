package org.gatehouse.builtin.identity;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows. */
@ControllerAdvice
class PageModel {

    private final String applicationUrl;

    PageModel(IdentityServer.Settings settings) {
        this.applicationUrl = settings.applicationUrl("/");
    }

    @ModelAttribute("applicationUrl")
    String applicationUrl() {
        return applicationUrl;
    }
}
