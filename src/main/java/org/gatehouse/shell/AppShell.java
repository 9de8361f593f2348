package org.gatehouse.shell;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;

/** What the one HTML document of the application holds besides {@code frontend/index.html}. */
@JsModule("./session.ts")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Gatehouse");
    }
}
