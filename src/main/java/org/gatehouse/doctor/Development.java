package org.gatehouse.doctor;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.settings.WebAddress;
import org.springframework.stereotype.Component;

/**
 * Whether somebody sits at the machine that the application runs on, to develop it or to set it up. For them alone the page
 * of the checks exists: it is open to people who cannot log in yet.
 */
@Component
public class Development {

    /** Where the page is. */
    public static final String PATH = "setup";

    private final boolean atHome;

    Development(PublicAddress address) {
        this.atHome = WebAddress.isLoopback(URI.create(address.baseUrl()));
    }

    /** Not when a proxy passes the request on, nor when another site's name was made to lead here (DNS rebinding). */
    public boolean isFor(HttpServletRequest request) {
        return atHome
                && isLoopback(request.getRemoteAddr())
                && asksForLoopback(request)
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    /** As the browser wrote it, and every browser does; the request itself tells the host of {@code BASE_URL}. */
    private static boolean asksForLoopback(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null || WebAddress.isLoopback(host.replaceFirst(":\\d+$", ""));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
