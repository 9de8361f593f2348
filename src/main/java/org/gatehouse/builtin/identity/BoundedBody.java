package org.gatehouse.builtin.identity;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request whose body ends with an error where it gets too long, whether or not it said how long it would be. */
final class BoundedBody extends HttpServletRequestWrapper {

    static final int MOST_BYTES = 256 * 1024;

    BoundedBody(HttpServletRequest request) {
        super(request);
    }

    static OktaError.Refusal refusal() {
        return new OktaError.Refusal(
                HttpStatus.CONTENT_TOO_LARGE, OktaError.of("E0000003", "The request body was not well-formed."));
    }

    static boolean isCauseOf(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TooLong || isCauseOf(failure.getCause()));
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private static final class TooLong extends IOException {}

    private static final class Bounded extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        Bounded(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(count);
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int bytes) throws IOException {
            read += Math.max(bytes, 0);
            if (read > MOST_BYTES) {
                throw new TooLong();
            }
        }
    }
}
