package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who a page is open to, or who may call a service method: {@code @OpenTo(Audience.SIGNED_IN)},
 * {@code @OpenTo(groups = "Sales")}. A page without it is closed to everyone and fails the build.
 *
 * <p>On a method of a service or a controller the calling thread's user decides;
 * {@link org.springframework.security.access.AccessDeniedException} is thrown to everyone else. What a service does for one
 * page is best opened with that page: {@code @OpenTo(page = ReportView.class)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OpenTo {

    Audience value() default Audience.GROUPS;

    /** Group names, compared exactly; needed with {@link Audience#GROUPS}, which is closed to everyone without. */
    String[] groups() default {};

    /**
     * On services and controllers: open to whom this page is open at the moment, also after an administrator has changed
     * that. Nothing else is said beside it; the default stands for none.
     */
    Class<? extends Component> page() default Component.class;

    /**
     * On pages: what else must be so, for people, as in {@code from this machine}. The page sees to it by itself; nothing
     * stands for nothing.
     */
    String only() default "";
}
