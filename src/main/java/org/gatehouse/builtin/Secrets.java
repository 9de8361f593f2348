package org.gatehouse.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** Secrets that the built-in servers and the application share. They are never printed. */
final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    /** A new secret of 256 bits. */
    static String random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The secret kept in a file, which is created, readable by its owner only, when there is none. */
    static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
                try (var channel = Files.newByteChannel(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
                    channel.write(ByteBuffer.wrap(random().getBytes(StandardCharsets.US_ASCII)));
                }
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep a secret in " + file, failed);
        }
    }

    /** Makes a folder that only its owner may look into, unless it is there. */
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    private static FileAttribute<?>[] only(String owner) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : new FileAttribute<?>[0];
    }
}
