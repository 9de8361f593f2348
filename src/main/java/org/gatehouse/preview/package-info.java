/**
 * What others may open, for administrators: why, and how it looks to them.
 *
 * <p>Where to begin: {@code Insight} answers from the directory, the live sessions and the one policy; {@code WhyView} shows
 * one person and one page, {@code PreviewView} all pages of one person or group. Neither opens a page for anybody: what is
 * shown is the policy's answer, never the page itself.
 */
@ApplicationModule(
        allowedDependencies = {"access", "administration", "audit", "console", "directory", "session", "signin", "uikit"
        })
@NullMarked
package org.gatehouse.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
