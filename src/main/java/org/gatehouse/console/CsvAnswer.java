package org.gatehouse.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of comma-separated values that a browser downloads as it is written. */
public final class CsvAnswer implements AutoCloseable {

    private final CsvWriter file;

    /** @param name of the file, of plain letters */
    public CsvAnswer(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF'); // or spreadsheets take it for something older
        file = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    }

    /** One line, harmless in a spreadsheet. */
    public void line(List<String> cells) {
        file.writeRecord(cells.stream().map(Cell::of).toList());
    }

    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
