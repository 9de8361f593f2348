package org.gatehouse.auditing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.audit.AuditSearch;
import org.gatehouse.audit.Outcome;
import org.jspecify.annotations.Nullable;

/** One file under way, page by page. It ends well or with a failure, and the trail says which. */
final class AuditExport implements AutoCloseable {

    private static final int PAGE = 1_000;

    private final AuditSearch search;
    private final AuditQuery query;
    private final BiConsumer<Outcome, String> end;
    private long written;
    private boolean complete;

    /** What entries are written to. */
    interface File {

        void write(AuditEntry entry) throws IOException;

        /** So much has been read; more comes. */
        void flush() throws IOException;
    }

    /** @param end is told what came of it */
    AuditExport(AuditSearch search, AuditQuery query, BiConsumer<Outcome, String> end) {
        this.search = search;
        this.query = query;
        this.end = end;
    }

    /** The latest first. Fails as the database does, with the file half written. */
    void writeTo(File file) throws IOException {
        List<AuditEntry> page = next(null);
        while (!page.isEmpty()) {
            for (AuditEntry entry : page) {
                file.write(entry);
                written++;
            }
            file.flush();
            page = page.size() < PAGE ? List.of() : next(page.getLast().id());
        }
        complete = true;
    }

    private List<AuditEntry> next(@Nullable Long before) {
        return search.page(query, before, PAGE);
    }

    @Override
    public void close() {
        end.accept(complete ? Outcome.DONE : Outcome.FAILED, String.format(Locale.ENGLISH, "%,d entries", written));
    }
}
