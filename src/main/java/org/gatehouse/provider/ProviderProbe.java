package org.gatehouse.provider;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.outbound.BoundedHttp;
import org.springframework.stereotype.Component;

/**
 * Asks a provider what a browser or a client would ask, and looks at the answer, whatever it is, instead of acting on it.
 * Keeps no cookie, so that to the provider everybody is a stranger.
 */
@Component
public final class ProviderProbe implements AutoCloseable {

    /** More time than a log-in has, so that what is slow can be told from what is wrong. */
    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(8), 1024 * 1024);

    private final BoundedHttp http = new BoundedHttp(LIMITS);

    /**
     * @param location where a redirect leads, absolute; empty for other answers
     * @param date the time at the provider when it answered; empty when it does not tell, or the answer is a kept one
     */
    public record Answer(int status, Optional<URI> location, Optional<Instant> date, String body) {

        public boolean isRedirect() {
            return status / 100 == 3 && location.isPresent();
        }

        public boolean isError() {
            return status >= 400;
        }
    }

    /** @throws IOException if there is no answer within the limits */
    public Answer get(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri).header("Accept", "text/html, application/json;q=0.9"));
    }

    /** @throws IOException if there is no answer within the limits */
    public Answer getJson(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    }

    /** @throws IOException if there is no answer within the limits */
    public Answer post(URI uri, Map<String, String> headers, Map<String, String> form) throws IOException {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** As a form, or a query, has it. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> answer = http.send(request.build());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Location").flatMap(to -> resolved(answer.uri(), to)),
                answer.headers().firstValue("Age").isPresent()
                        ? Optional.empty()
                        : answer.headers().firstValue("Date").flatMap(ProviderProbe::instant),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
