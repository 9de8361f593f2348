package org.gatehouse.builtin.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The running message API: an OAuth 2 resource server on the loopback address. It needs its issuer only to check
 * tokens, so it starts without it.
 */
public final class MessageApi implements AutoCloseable {

    /**
     * @param port where to listen; 0 picks a free one
     * @param issuer whose tokens count
     * @param audience who tokens must be meant for
     * @param groupsClaim the claim with the groups of a person
     * @param adminGroups whose members may read the admin message; names compare exactly
     */
    public record Settings(int port, String issuer, String audience, String groupsClaim, Set<String> adminGroups) {}

    private final ConfigurableApplicationContext context;

    private MessageApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @throws IllegalStateException if the port is taken; the message is one line for the person who starts it */
    public static MessageApi start(Settings settings) {
        try {
            return new MessageApi(new SpringApplicationBuilder(MessageApiApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .environment(environment(settings.port()))
                    .initializers(context -> context.getBeanFactory().registerSingleton("settings", settings))
                    .run());
        } catch (RuntimeException e) {
            throw hasCause(e, PortInUseException.class)
                    ? new IllegalStateException(
                            "The message API cannot listen on port " + settings.port()
                                    + ": something else does; stop it or set BUILTIN_MESSAGES_PORT",
                            e)
                    : e;
        }
    }

    /**
     * Values of its own and no others: system properties, environment variables such as {@code SERVER_PORT} and the application's
     * {@code application.yaml} are meant for the application.
     */
    private static StandardEnvironment environment(int port) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("spring.config.name", "builtin-messages");
        values.put("spring.config.location", "optional:classpath:/builtin-messages/");
        values.put("server.address", "127.0.0.1");
        values.put("server.port", String.valueOf(port));
        values.put("server.tomcat.threads.max", "20");
        values.put("server.tomcat.connection-timeout", "5s");
        return new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addFirst(new MapPropertySource("built-in", values));
            }
        };
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Where it listens, without a trailing slash. */
    public String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
