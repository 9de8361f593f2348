package org.gatehouse.bulk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.directory.Delivery;
import org.gatehouse.uikit.UnsavedGuard;
import org.jspecify.annotations.Nullable;

/**
 * A file or pasted text, and what becomes of new users. The browser posts either to an address that is good for this form
 * on this page only, which nobody else can guess, and then says so.
 */
@Tag("section")
final class ImportForm extends Div {

    private static final int LONGEST_NAME = 200;

    /** One file is kept at most, from its arrival until the browser says that it has sent it. */
    private final AtomicReference<byte @Nullable []> arrived = new AtomicReference<>();

    private final transient Sent sent;

    /** Is told what has arrived. */
    @FunctionalInterface
    interface Sent {
        /**
         * @param file null when nothing arrived
         * @param problem in the browser; empty when there was none
         */
        void file(byte @Nullable [] file, String name, @Nullable Delivery invite, String problem);
    }

    /** @param mails whether the directory can invite by e-mail */
    ImportForm(boolean mails, Sent sent) {
        this.sent = sent;
        addClassNames("card", "import");
        getElement().setAttribute("data-to", (UploadHandler) this::receive);
        getElement()
                .addEventListener("sent", this::sent)
                .addEventData("event.detail.name")
                .addEventData("event.detail.invite")
                .addEventData("event.detail.problem");
        add(
                label("import-file", "File"),
                file(),
                label("import-text", "Or text, pasted from a file or a spreadsheet"),
                text());
        if (mails) {
            getElement().appendChild(invite());
        }
        add(button(), new Paragraph("Nothing is changed yet: you see first what would be."));
        UnsavedGuard.on(this);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("""
                const form = this;
                const part = (which) => form.querySelector(which);
                part('button').onclick = async () => {
                    const file = part('input[type=file]').files[0];
                    const body = file ?? new Blob([part('textarea').value]);
                    const tell = (problem) => {
                        part('button').disabled = false;
                        form.dispatchEvent(new CustomEvent('sent', { detail: {
                            name: file ? file.name : 'Pasted text', invite: part('#import-invite')?.checked ?? false, problem } }));
                    };
                    if (body.size === 0) return tell('empty');
                    if (body.size > $0) return tell('large');
                    part('button').disabled = true;
                    try {
                        const answer = await fetch(form.getAttribute('data-to'), {
                            method: 'POST', body, headers: { 'Content-Type': 'application/octet-stream' } });
                        tell(answer.ok ? '' : 'refused');
                    } catch { tell('refused'); }
                };""", ImportFile.MOST_BYTES);
    }

    /** Reads no more than a file may have, and one byte to see that there is more. */
    private void receive(UploadEvent upload) throws IOException {
        arrived.set(upload.getInputStream().readNBytes(ImportFile.MOST_BYTES + 1));
    }

    private void sent(DomEvent event) {
        var data = event.getEventData();
        String name = data.path("event.detail.name").asString("");
        boolean invite = data.path("event.detail.invite").asBoolean(false);
        String problem = data.path("event.detail.problem").asString("refused");
        sent.file(
                arrived.getAndSet(null), Cut.of(Cut.line(name), LONGEST_NAME), invite ? Delivery.MAIL : null, problem);
    }

    private static NativeLabel label(String of, String text) {
        var label = new NativeLabel(text);
        label.setFor(of);
        return label;
    }

    private static Div file() {
        var input = new Element("input");
        input.setAttribute("type", "file").setAttribute("id", "import-file").setAttribute("accept", ".csv,.tsv,.txt");
        return around(input);
    }

    private static Div text() {
        var area = new Element("textarea");
        area.setAttribute("id", "import-text").setAttribute("rows", "8").setAttribute("spellcheck", "false");
        area.setAttribute("placeholder", "login,firstName,lastName,email,groups");
        return around(area);
    }

    private static Element invite() {
        var box = new Element("input");
        box.setAttribute("type", "checkbox").setAttribute("id", "import-invite");
        return new Element("label")
                .setText("")
                .appendChild(box, Element.createText(" Invite new users by e-mail at once"));
    }

    private static NativeButton button() {
        var button = new NativeButton("Show what would be changed");
        button.addClassNames("button", "primary");
        return button;
    }

    private static Div around(Element element) {
        var div = new Div();
        div.getElement().appendChild(element);
        return div;
    }
}
