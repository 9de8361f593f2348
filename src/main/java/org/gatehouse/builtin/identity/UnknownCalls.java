package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.RequestPath;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Answers what no other controller of the management API takes: an unknown path, or a known one by a wrong method. */
@RestController
class UnknownCalls {

    private static final String ANYTHING = "/api/**";

    private final RequestMappingHandlerMapping mappings;

    UnknownCalls(RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** Answers in JSON whatever was asked for: there is nothing else, and here that may be the reason. */
    @RequestMapping(ANYTHING)
    ResponseEntity<OktaError> unknown(HttpServletRequest request) {
        Set<String> methods = methods(ServletRequestPathUtils.getParsedRequestPath(request));
        if (methods.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND, OktaError.of("E0000008", "The requested path was not found"));
        }
        if (methods.contains(request.getMethod())) {
            return answer(HttpStatus.NOT_ACCEPTABLE, Refusals.wrongMediaType());
        }
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header("Allow", String.join(", ", methods))
                .contentType(MediaType.APPLICATION_JSON)
                .body(wrongMethod());
    }

    static OktaError wrongMethod() {
        return OktaError.of("E0000022", "The endpoint does not support the provided HTTP method");
    }

    private static ResponseEntity<OktaError> answer(HttpStatus status, OktaError error) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(error);
    }

    private Set<String> methods(RequestPath path) {
        Set<String> methods = new TreeSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            var patterns = info.getPathPatternsCondition();
            if (patterns != null
                    && !info.getPatternValues().contains(ANYTHING)
                    && patterns.getPatterns().stream()
                            .anyMatch(pattern -> pattern.matches(path.pathWithinApplication()))) {
                info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .forEach(methods::add);
            }
        }
        return methods;
    }
}
