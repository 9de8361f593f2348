package org.gatehouse.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.CsvAnswer;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What administrators take with them in files. The services decide who may. */
@RestController
class Downloads {

    private static final int PORTION = 200;
    private static final int LONGEST_SEARCH = 200;

    private final BulkRuns runs;
    private final Export export;
    private final UserAdministration users;

    Downloads(BulkRuns runs, Export export, UserAdministration users) {
        this.runs = runs;
        this.export = export;
        this.users = users;
    }

    /** The users whom a search finds, streamed as the directory gives them. */
    @GetMapping("/admin/users/export.csv")
    void users(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "status", required = false) @Nullable UserStatus status,
            @RequestParam(name = "group", required = false) @Nullable String group,
            HttpServletResponse response)
            throws IOException {
        String members = group == null || group.isBlank() ? null : group;
        var search = new UserSearch(Cut.of(text, LONGEST_SEARCH), status, members, UserSearch.MOST);
        try {
            var file = new CsvAnswer(response, "users.csv");
            try (Export.Running running = export.begin(search)) {
                running.writeTo(file);
            }
            file.close(); // only a whole file: closed after a failure, half of one would look like it
        } catch (Export.TooMany | DirectoryException failure) {
            unavailable("Users", failure, response);
        }
    }

    /** A browser takes a file for whole unless the connection breaks. */
    private static void unavailable(String what, RuntimeException failure, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            throw new IOException(what + " could be written in part only", failure);
        }
        response.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** What a run did to whom. */
    @GetMapping("/admin/runs/{run}/report.csv")
    void report(@PathVariable("run") long id, HttpServletResponse response) throws IOException {
        if (runs.find(id).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            var file = new CsvAnswer(response, "run-" + id + ".csv");
            file.line(List.of("number", "user", "name", "planned", "state", "message"));
            List<Item> portion;
            int offset = 0;
            do {
                portion = runs.page(id, ItemFilter.ALL, offset, PORTION);
                portion.forEach(item -> file.line(line(item)));
                offset += portion.size();
            } while (portion.size() == PORTION);
            file.close(); // only a whole file, as above
        } catch (DataAccessException failure) {
            unavailable("The report of run " + id, failure, response);
        }
    }

    /** A file with the names of all columns and one user. */
    @GetMapping("/admin/users/import/template.csv")
    void template(HttpServletResponse response) throws IOException {
        var names = new ArrayList<String>();
        users.capabilities().ifPresent(directory -> directory.attributes().forEach(a -> names.add(Columns.name(a))));
        names.add(Columns.GROUPS);
        try (var file = new CsvAnswer(response, "template.csv")) {
            file.line(names);
        }
    }

    private static List<String> line(Item item) {
        return List.of(
                String.valueOf(item.number()),
                item.target(),
                item.name(),
                String.join("; ", item.plan()),
                item.outcome(),
                Objects.requireNonNullElse(item.message(), ""));
    }
}
