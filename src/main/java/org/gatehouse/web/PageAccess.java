package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.ControllerGuard;
import org.gatehouse.access.Decision;
import org.gatehouse.access.Page;
import org.gatehouse.access.Pages;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks the policy before a page's document is sent. A refused member gets the document with status 403, in which the
 * guard shows the reason; a path that leads nowhere gets it with 404; a path that some controller serves is closed to
 * visitors unless the controller says who it is open to, or a rule before this one opened it.
 */
@Component
class PageAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final Pages pages;
    private final AccessPolicy policy;
    private final ControllerGuard guard;
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    PageAccess(
            Pages pages,
            AccessPolicy policy,
            ControllerGuard guard,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.pages = pages;
        this.policy = policy;
        this.guard = guard;
        this.controllers = controllers;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        SignedInUser user = user(authentication.get());
        Optional<Page> page = pages.at(request.getServletPath().substring(1));
        if (page.isEmpty()) {
            Optional<Object> controller = controller(request);
            if (controller.isPresent()) {
                return new AuthorizationDecision(user != null || guard.guards(controller.get()));
            }
            DocumentStatus.set(request, HttpStatus.NOT_FOUND);
            return YES;
        }
        return switch (policy.decide(user, page.get())) {
            case Decision.Allowed allowed -> YES;
            case Decision.SignInFirst first -> NO;
            case Decision.Forbidden forbidden -> {
                DocumentStatus.set(request, HttpStatus.FORBIDDEN);
                yield YES;
            }
        };
    }

    private Optional<Object> controller(HttpServletRequest request) {
        try {
            return Optional.ofNullable(controllers.getObject().getHandler(request))
                    .map(HandlerExecutionChain::getHandler);
        } catch (Exception wrongMethodOrType) {
            return Optional.of(wrongMethodOrType);
        }
    }

    private static @Nullable SignedInUser user(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user ? user : null;
    }
}
