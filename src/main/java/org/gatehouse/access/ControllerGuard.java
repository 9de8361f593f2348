package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks the policy before every controller method that is declared with {@link OpenTo}. What is refused to a program,
 * {@link RefusedCalls} answers; what is refused to a browser, the security filters do.
 */
@Component
public class ControllerGuard implements HandlerInterceptor, WebMvcConfigurer {

    private final ObjectProvider<AccessPolicy> policy;
    private final ObjectProvider<CurrentUser> currentUser;

    ControllerGuard(ObjectProvider<AccessPolicy> policy, ObjectProvider<CurrentUser> currentUser) {
        this.policy = policy;
        this.currentUser = currentUser;
    }

    /** Whether requests that this handler takes are guarded here. */
    public boolean guards(Object handler) {
        return declaration(handler) != null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        OpenTo openTo = declaration(handler);
        if (openTo == null) {
            return true;
        }
        var user = currentUser.getObject().get().orElse(null);
        return switch (policy.getObject().decide(user, openTo)) {
            case Decision.Allowed allowed -> true;
            case Decision.SignInFirst first ->
                throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
            case Decision.Forbidden forbidden -> throw new AccessDeniedException("Not open to the person signed in");
        };
    }

    private static @Nullable OpenTo declaration(Object handler) {
        return handler instanceof HandlerMethod method
                ? ServiceGuard.declaration(method.getMethod(), method.getBeanType())
                : null;
    }
}
