package org.gatehouse.directory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.outbound.CallWatches;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Has the calls to directories watched, where somebody watches; otherwise directories stay as they are. */
@Component
class WatchedDirectories implements BeanPostProcessor {

    /** They do not call the directory. */
    private static final Set<String> NO_CALLS = Set.of("capabilities", "holdsUsersOf", "actionsFor", "problems");

    private final ObjectProvider<CallWatches> watches;

    WatchedDirectories(ObjectProvider<CallWatches> watches) {
        this.watches = watches;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?> port = bean instanceof UserDirectory
                ? UserDirectory.class
                : bean instanceof GroupDirectory ? GroupDirectory.class : null;
        if (port == null || watches.getObject().areNone()) {
            return bean;
        }
        String kind = port == UserDirectory.class ? "users" : "groups";
        var calls = new Watching(bean, kind, watches.getObject());
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, calls);
    }

    private record Watching(Object directory, String kind, CallWatches watches) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class || NO_CALLS.contains(method.getName())) {
                return answer(method, arguments);
            }
            String outcome = "failed";
            var call = watches.begin("directory", kind + "." + method.getName());
            try {
                Object answer = answer(method, arguments);
                outcome = "done";
                return answer;
            } catch (DirectoryException failure) {
                outcome = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                throw failure;
            } finally {
                call.ended(outcome);
            }
        }

        private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(directory, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
            }
        }
    }
}
