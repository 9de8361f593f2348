package org.gatehouse.console;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.session.OpenUis;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed before they had to prove who they are, kept until they come back: on this server, for their browser's
 * session, which ends when another person logs in there. The latest of a kind counts; callers see to it that it is small.
 */
public final class Draft implements OpenUis.Outlasting {

    /** What a proof of identity may take, with a second factor that has to be looked for. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Object typed;
    private final Instant until = Instant.now().plus(KEPT);

    private Draft(Object typed) {
        this.typed = typed;
    }

    public static void keep(Object typed) {
        session().setAttribute(name(typed.getClass()), new Draft(typed));
    }

    /** What was kept of this kind; empty when nothing was, or too long ago. */
    public static <T> Optional<T> of(Class<T> kind) {
        return Optional.ofNullable(draft(kind)).filter(Draft::isNeeded).map(draft -> kind.cast(draft.typed));
    }

    public static void forget(Class<?> kind) {
        session().removeAttribute(name(kind));
    }

    @Override
    public boolean isNeeded() {
        return Instant.now().isBefore(until);
    }

    private static @Nullable Draft draft(Class<?> kind) {
        return (Draft) session().getAttribute(name(kind));
    }

    private static String name(Class<?> kind) {
        return Draft.class.getName() + " " + kind.getName();
    }

    private static WrappedSession session() {
        return VaadinSession.getCurrent().getSession();
    }
}
