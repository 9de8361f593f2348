package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TabStreamTest {

    private final List<String> written = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private boolean broken;
    private boolean closed;
    private final TabStream stream = new TabStream(new Recorded(), work::add);

    @Test
    void writesInOrderAndNotOnTheThreadOfTheSender() {
        stream.send(bytes("1"));
        stream.send(bytes("2"));
        assertThat(written).isEmpty();

        doTheWork();
        assertThat(written).containsExactly("1", "2");
    }

    @Test
    void sendsWhatWaitsBeforeItCloses() {
        stream.send(bytes("last words"));
        stream.finish();
        stream.send(bytes("too late"));

        doTheWork();
        assertThat(written).containsExactly("last words");
        assertThat(closed).isTrue();
    }

    @Test
    void givesUpABrowserThatDoesNotRead() {
        for (int i = 0; i < 17; i++) {
            stream.send(bytes("unread"));
        }

        assertThat(stream.isClosed()).isTrue();
        doTheWork();
        assertThat(written).isEmpty();
        assertThat(closed).isTrue();
    }

    @Test
    void closesWhenTheBrowserHasGone() {
        broken = true;
        stream.send(bytes("anybody there?"));

        doTheWork();
        assertThat(stream.isClosed()).isTrue();
        assertThat(closed).isTrue();
    }

    @Test
    void closesWithoutAnythingToSay() {
        stream.finish();

        doTheWork();
        assertThat(closed).isTrue();
    }

    private void doTheWork() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private final class Recorded implements TabStream.Connection {

        @Override
        public void write(byte[] event) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            written.add(new String(event, UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
