/**
 * Sessions of people: who is signed in, for how long, and their tokens, which never leave the server.
 *
 * <p>Where to begin: {@link Sessions} begins, finds and ends them; {@link CurrentUser} says who is signed in.
 *
 * <ul>
 *   <li>The row: {@code SessionStore}, {@code TokenStore} and their records; {@code TokenSafe} encrypts; {@code LiveSessionList} lists.
 *   <li>The browser: {@code SessionCookie}, {@code SessionFilter} and what {@code SessionSecurity} adds to a filter chain;
 *       {@code UiSessions} ties Vaadin's container session to it.
 *   <li>This node: {@code AuthSession}, one object for each session in use, found through {@code LiveSessions}.
 *   <li>Time: {@code SessionLife}, {@code SessionClock}, {@code UnusedUiSessions}.
 *   <li>Rights: {@code RevalidationSchedule} decides when the provider is asked about a person again, {@code
 *       ProviderQuestions} how many at a time, {@code Revalidation} asks; {@code Freshness} is what a session knows of it.
 *   <li>Tokens: {@code SessionTokens}, with {@link TokenRefresher} and {@link UserReader} as ports to the provider.
 *   <li>Open tabs: {@code SessionEndpoints}, {@code OpenTabs} and what they are made of; {@code frontend/session} is their
 *       other end.
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"settings", "database", "doctor", "cluster"})
@NullMarked
package org.gatehouse.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
