package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.net.IPv6Utils;
import org.springframework.http.HttpHeaders;

/**
 * Where a log-in came from.
 *
 * @param address the peer's IP address, in its short form (RFC 5952)
 * @param userAgent the {@code User-Agent} header, cut; empty when there is none
 */
record Origin(String address, String userAgent) {

    private static final int LONGEST_AGENT = 300;

    static Origin of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String clean = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " ");
        return new Origin(
                SearchText.cut(IPv6Utils.canonize(request.getRemoteAddr()), 45), SearchText.cut(clean, LONGEST_AGENT));
    }
}
