package org.gatehouse.session;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What open tabs ask of their session. Only keeping it counts as something that the person did. */
@RestController
class SessionEndpoints {

    private final OpenTabs tabs;
    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionEndpoints(OpenTabs tabs, Sessions sessions, SessionCookie cookie) {
        this.tabs = tabs;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/session")
    TabEvent.State state(HttpServletRequest request) {
        AuthSession session = SessionFilter.of(request);
        if (session != null) {
            return live(session, request);
        }
        EndReason reason = SessionFilter.endOf(request);
        return TabEvent.State.over(reason == null ? cookie.endOfLast(request).orElse(null) : reason);
    }

    /** "Stay signed in". */
    @PostMapping("/session/keep")
    ResponseEntity<TabEvent.State> keep(HttpServletRequest request) {
        AuthSession session = SessionFilter.of(request);
        if (session != null) {
            sessions.keep(session);
        }
        return session == null
                ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                : ResponseEntity.ok(live(session, request));
    }

    /** A stream of events, for as long as the session and the tab last. A visitor gets none and is not to ask again. */
    @GetMapping("/session/events")
    void events(HttpServletRequest request, HttpServletResponse response) {
        AuthSession session = SessionFilter.of(request);
        if (session == null || HttpMethod.HEAD.matches(request.getMethod())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        TabEvent.State state = live(session, request);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would wait for more to come
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        var connection = new Browser(context, response);
        TabStream stream = tabs.open(session, connection, state);
        context.addListener(new Gone(stream));
    }

    private TabEvent.State live(AuthSession session, HttpServletRequest request) {
        CsrfToken csrf = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
        return TabEvent.State.live(session, tabs.remaining(session), csrf);
    }

    private record Browser(AsyncContext context, HttpServletResponse response) implements TabStream.Connection {

        @Override
        public void write(byte[] event) throws IOException {
            ServletOutputStream body = response.getOutputStream();
            body.write(event);
            body.flush();
        }

        @Override
        public void close() {
            try {
                context.complete();
            } catch (IllegalStateException over) {
                // The container was faster.
            }
        }
    }

    /** The container found out that the browser has gone. */
    private record Gone(TabStream stream) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            stream.close();
            try {
                event.getAsyncContext().complete(); // now, or the container would have the error answered
            } catch (IllegalStateException over) {
                // Closing the stream was faster.
            }
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
