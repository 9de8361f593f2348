package org.gatehouse.sessions;

import java.util.concurrent.CompletableFuture;
import org.gatehouse.session.SessionInfo;

/**
 * Sessions that have just been ended here.
 *
 * @param session the one that was chosen, and through it whose they were
 * @param all whether all of this person's were meant, not only the one
 * @param ended how many there were; 0 when they had ended by themselves
 * @param atProvider what becomes of the person's sessions at the provider; never completes with a failure
 */
record Ending(SessionInfo session, boolean all, int ended, CompletableFuture<AtProvider> atProvider) {}
