package org.gatehouse.shell;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Goes round light, dark and the system's choice. The script in {@code index.html} does it, without the server. */
final class ThemeSwitch extends NativeButton {

    ThemeSwitch() {
        addClassName("theme-switch");
        getElement().setAttribute("type", "button");
        var label = new Span("Theme: "); // the style sheet adds the name of the theme
        label.addClassName("sr-only");
        var icon = new Span();
        icon.addClassNames("icon", "icon-theme");
        add(icon, label);
    }
}
