package org.gatehouse.builtin.identity;

import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every page knows. */
@ControllerAdvice
class PageModel implements WebMvcConfigurer {

    private final String applicationUrl;

    PageModel(IdentityServer.Settings settings) {
        this.applicationUrl = settings.applicationUrl("/");
    }

    @ModelAttribute("applicationUrl")
    String applicationUrl() {
        return applicationUrl;
    }

    /** None: forms check themselves, and setting up Bean Validation would slow the start. */
    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {
                // never called
            }
        };
    }
}
