package org.gatehouse.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gatehouse.messages.MessageException.Reason;
import org.gatehouse.outbound.AnswerTooLarge;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.session.SignInAgain;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches {@code {"text": ...}} from the message API. */
@Component
class MessageClient implements AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64 * 1024);

    /** Calls under way at the same time. None waits for another one, so a hanging API delays nobody past the limit. */
    private static final int MOST_CALLS = 64;

    private final String url;
    private final BoundedHttp http;
    private final JsonMapper json = JsonMapper.shared();
    private final ExecutorService calls = new ThreadPoolExecutor(
            0,
            MOST_CALLS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofVirtual().name("message-", 0).factory());

    @Autowired
    MessageClient(MessagesSettings settings) {
        this(settings, LIMITS);
    }

    MessageClient(MessagesSettings settings, BoundedHttp.Limits limits) {
        this.url = settings.url() + "/api/messages/";
        this.http = new BoundedHttp(limits);
    }

    CompletableFuture<String> fetchOpenly(String name) {
        return run(() -> call(request(name).build()));
    }

    /** @param accessToken asked on the background thread, where it may renew the token */
    CompletableFuture<String> fetch(String name, Supplier<String> accessToken) {
        return run(() -> call(request(name)
                .header("Authorization", "Bearer " + token(accessToken))
                .build()));
    }

    private CompletableFuture<String> run(Supplier<String> call) {
        var message = new CompletableFuture<String>();
        try {
            calls.execute(() -> complete(message, call));
        } catch (RejectedExecutionException e) {
            message.completeExceptionally(
                    new MessageException(Reason.UNREACHABLE, "Too many calls to the message API are under way", e));
        }
        return message;
    }

    private static void complete(CompletableFuture<String> message, Supplier<String> call) {
        try {
            message.complete(call.get());
        } catch (MessageException e) {
            message.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            message.completeExceptionally(new MessageException(Reason.BAD_ANSWER, "The call failed", e));
        }
    }

    private static String token(Supplier<String> accessToken) {
        try {
            return accessToken.get();
        } catch (SignInAgain e) {
            throw new MessageException(Reason.SIGN_IN_AGAIN, "There is no access token any more", e);
        } catch (RuntimeException e) {
            throw new MessageException(Reason.NOT_RENEWED, "The provider did not renew the access token", e);
        }
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(URI.create(url + name)).header("Accept", "application/json");
    }

    private String call(HttpRequest request) {
        try {
            return text(http.send(request));
        } catch (HttpConnectTimeoutException e) {
            throw new MessageException(Reason.UNREACHABLE, "The message API takes no connection", e);
        } catch (HttpTimeoutException e) {
            throw new MessageException(Reason.TOO_SLOW, "The message API did not answer in time", e);
        } catch (AnswerTooLarge e) {
            throw new MessageException(Reason.BAD_ANSWER, "The message API answered too much", e);
        } catch (IOException e) {
            throw new MessageException(Reason.UNREACHABLE, "The message API cannot be reached", e);
        }
    }

    private String text(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> textOf(answer);
            case 401 -> throw failure(Reason.NOT_ACCEPTED, answer);
            case 403 -> throw failure(Reason.FORBIDDEN, answer);
            case 429 -> throw failure(Reason.THROTTLED, answer);
            default -> throw failure(Reason.BAD_ANSWER, answer);
        };
    }

    private String textOf(HttpResponse<byte[]> answer) {
        if (!isJson(answer.headers().firstValue("Content-Type").orElse(""))) {
            throw new MessageException(Reason.BAD_ANSWER, "The message API did not answer JSON", null);
        }
        try {
            JsonNode text = json.readTree(answer.body()).path("text");
            if (text.isString()) {
                return text.stringValue();
            }
        } catch (JacksonException e) {
            throw new MessageException(Reason.BAD_ANSWER, "The message API answered broken JSON", e);
        }
        throw new MessageException(Reason.BAD_ANSWER, "The message API answered without a text", null);
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static MessageException failure(Reason reason, HttpResponse<?> answer) {
        return new MessageException(reason, "The message API answered " + answer.statusCode(), null);
    }

    /** Ends the calls under way; their futures fail. */
    @Override
    public void close() {
        http.close();
        calls.shutdownNow();
    }
}
