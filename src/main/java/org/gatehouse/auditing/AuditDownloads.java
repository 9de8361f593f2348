package org.gatehouse.auditing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.console.CsvAnswer;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The trail in files, streamed, with the filter of the page. The service decides who may. */
@RestController
class AuditDownloads {

    private static final List<String> HEADER = List.of(
            "number",
            "time",
            "person",
            "personId",
            "issuer",
            "session",
            "action",
            "kind",
            "target",
            "targetId",
            "before",
            "after",
            "outcome",
            "detail",
            "address",
            "userAgent",
            "correlation");

    private final AuditLog trail;

    AuditDownloads(AuditLog trail) {
        this.trail = trail;
    }

    @GetMapping(AuditFilter.CSV)
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = AuditFilter.of(request).query();
        try {
            try (AuditExport export = trail.export(query, "CSV")) {
                var file = new CsvAnswer(response, "audit.csv");
                file.line(HEADER);
                export.writeTo(new CsvFile(file));
                file.close(); // only a whole file: closed after a failure, half of one would look like it
            }
        } catch (AuditLog.TooMany | DataAccessException failure) {
            unavailable(failure, response);
        }
    }

    /** One JSON object a line (JSON Lines). */
    @GetMapping(AuditFilter.JSON)
    void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditQuery query = AuditFilter.of(request).query();
        try {
            try (AuditExport export = trail.export(query, "JSON lines")) {
                response.setContentType("application/jsonl;charset=UTF-8");
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
                var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
                export.writeTo(new JsonFile(out));
                out.close();
            }
        } catch (AuditLog.TooMany | DataAccessException failure) {
            unavailable(failure, response);
        }
    }

    /** A browser takes a file for whole unless the connection breaks. */
    private static void unavailable(RuntimeException failure, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("Entries could be written in part only", failure);
        }
        response.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static Map<String, Object> values(AuditEntry entry) {
        var values = new LinkedHashMap<String, Object>();
        values.put("number", entry.id());
        values.put("time", entry.at().toString());
        values.put("person", entry.actor().name());
        values.put("personId", entry.actor().subject());
        values.put("issuer", entry.actor().issuer());
        values.put("session", entry.actor().sessionId());
        values.put("action", entry.change().action());
        values.put("kind", entry.change().kind());
        values.put("target", entry.change().targetName());
        values.put("targetId", entry.change().targetId());
        values.put("before", new TreeMap<>(entry.change().before()));
        values.put("after", new TreeMap<>(entry.change().after()));
        values.put(
                "outcome",
                entry.outcome() == null ? AuditQuery.BEGUN : entry.outcome().name());
        values.put("detail", Objects.requireNonNullElse(entry.detail(), ""));
        values.put("address", entry.whence().address());
        values.put("userAgent", entry.whence().userAgent());
        values.put("correlation", entry.whence().correlation());
        return values;
    }

    /** Values of a map are one cell, as JSON. */
    private record CsvFile(CsvAnswer file) implements AuditExport.File {

        @Override
        public void write(AuditEntry entry) {
            file.line(values(entry).values().stream().map(CsvFile::text).toList());
        }

        private static String text(Object value) {
            return value instanceof Map<?, ?> map
                    ? map.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(map)
                    : String.valueOf(value);
        }

        @Override
        public void flush() throws IOException {
            file.flush();
        }
    }

    private record JsonFile(Writer out) implements AuditExport.File {

        @Override
        public void write(AuditEntry entry) throws IOException {
            out.write(JsonMapper.shared().writeValueAsString(values(entry)));
            out.write('\n');
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
