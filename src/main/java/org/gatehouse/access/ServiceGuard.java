package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** Asks the policy before every service method that is declared with {@link OpenTo}, whoever calls it from where. */
@Configuration(proxyBeanMethods = false)
class ServiceGuard {

    /** Providers, since an advisor is made before the beans that it guards. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor openToServices(
            ObjectProvider<AccessPolicy> policy,
            ObjectProvider<CurrentUser> currentUser,
            ApplicationEventPublisher listeners) {
        Map<MethodClassKey, OpenTo> known = new ConcurrentHashMap<>();
        MethodInterceptor guard = call -> {
            Class<?> service = call.getThis() == null
                    ? call.getMethod().getDeclaringClass()
                    : call.getThis().getClass();
            OpenTo openTo = known.computeIfAbsent(
                    new MethodClassKey(call.getMethod(), service), key -> declaration(call.getMethod(), service));
            var user = currentUser.getObject().get().orElse(null);
            return switch (policy.getObject().decide(user, openTo)) {
                case Decision.Allowed allowed -> call.proceed();
                case Decision.SignInFirst first ->
                    throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
                case Decision.Forbidden forbidden -> {
                    if (user != null) {
                        listeners.publishEvent(new ServiceRefused(
                                user,
                                service.getSimpleName() + "." + call.getMethod().getName()));
                    }
                    throw refusal(policy.getObject(), user, openTo);
                }
            };
        };
        return new DefaultPointcutAdvisor(new DeclaredServices(), guard);
    }

    private static AccessDeniedException refusal(
            AccessPolicy policy, @Nullable SignedInUser user, @Nullable OpenTo openTo) {
        return user != null && openTo != null && openTo.page() != Component.class
                ? new ServiceForbidden(policy.explain(user, openTo.page()))
                : new AccessDeniedException("Not open to the person signed in");
    }

    /** The declaration of a method, or else of its class. */
    static @Nullable OpenTo declaration(Method method, Class<?> type) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method, OpenTo.class);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(type, OpenTo.class);
    }

    /** Methods of services, declared themselves or in a declared class. */
    private static final class DeclaredServices extends StaticMethodMatcherPointcut {

        DeclaredServices() {
            setClassFilter(type -> AnnotatedElementUtils.hasAnnotation(type, Service.class));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return method.getDeclaringClass() != Object.class && declaration(method, type) != null;
        }
    }
}
