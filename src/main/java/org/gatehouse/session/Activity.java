package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;

/** Tells what people do from what open pages do by themselves. */
final class Activity {

    private Activity() {}

    /** Whether somebody did something: not the heartbeat of an open page, nor its questions about the session and itself. */
    static boolean of(HttpServletRequest request) {
        return !"heartbeat".equals(request.getParameter("v-r"))
                && !request.getServletPath().startsWith("/VAADIN/push")
                && !HttpMethod.HEAD.matches(request.getMethod())
                && (HttpMethod.POST.matches(request.getMethod()) || !asksForSession(request));
    }

    /** Whether a page is opened or loaded anew. */
    static boolean isDocument(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && request.getParameter("v-r") == null
                && !asksForSession(request)
                && !request.getServletPath().startsWith("/api/")
                && !request.getServletPath().startsWith("/VAADIN/");
    }

    private static boolean asksForSession(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/session") || path.startsWith("/session/");
    }
}
