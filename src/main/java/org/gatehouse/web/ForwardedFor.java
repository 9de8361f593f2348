package org.gatehouse.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.security.util.matcher.InetAddressMatcher;

/**
 * Gives requests that come through trusted proxies the address of their client: in {@code X-Forwarded-For}, read from the
 * right, the first hop that is not such a proxy. What stands to the left of it, a stranger may have written. Nothing else
 * is taken from a proxy: scheme and host are those of {@code BASE_URL}. Tomcat's own valve looks names up that stand in the
 * header.
 */
final class ForwardedFor extends ValveBase {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MOST_HOPS = 20;
    private static final String ATTRIBUTE = ForwardedFor.class.getName();

    private final List<InetAddressMatcher> proxies;

    ForwardedFor(ProxySettings settings) {
        super(true);
        this.proxies = settings.matchers();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String peer = request.getRemoteAddr();
        if (isProxy(peer)) {
            request.setAttribute(ATTRIBUTE, true);
            String client = client(peer, Collections.list(request.getHeaders(HEADER)));
            request.setRemoteAddr(client);
            request.setRemoteHost(client);
        }
        getNext().invoke(request, response);
    }

    /** Whether a request came through one of the trusted proxies, so that its headers may be theirs. */
    static boolean isFromProxy(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** The farthest hop that can be believed: what is no address ends the way there. */
    private String client(String peer, List<String> headers) {
        String client = peer;
        String[] hops = String.join(",", headers).split(",", -1);
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS); i--) {
            String hop = hops[i].strip();
            if (!IpAddress.isLiteral(hop)) {
                return client;
            }
            client = hop;
            if (!isProxy(hop)) {
                return client;
            }
        }
        return client;
    }

    private boolean isProxy(String address) {
        return IpAddress.isLiteral(address) && proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }
}
