package org.gatehouse.builtin.identity;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** Errors of the management API that no controller gets to see, in Okta's form too; and text that is not text is one. */
@Configuration(proxyBeanMethods = false)
class ApiErrors {

    @Bean
    ErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
                Object path =
                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST);
                boolean api = path != null && path.toString().startsWith("/api/");
                return api ? okta(attributes.get("status")) : attributes;
            }
        };
    }

    /** A number where a name belongs is refused, not written down as a name. */
    @Bean
    JsonMapperBuilderCustomizer strictText() {
        return builder -> builder.withCoercionConfig(LogicalType.Textual, text -> {
            text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
    }

    private static Map<String, @Nullable Object> okta(@Nullable Object status) {
        OktaError error = switch (String.valueOf(status)) {
            case "400" -> OktaError.of("E0000003", "The request body was not well-formed.");
            case "405" -> UnknownCalls.wrongMethod();
            default -> OktaError.of("E0000009", "Internal Server Error");
        };
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("errorCode", error.errorCode());
        body.put("errorSummary", error.errorSummary());
        body.put("errorLink", error.errorLink());
        body.put("errorId", error.errorId());
        body.put("errorCauses", error.errorCauses());
        return body;
    }
}
