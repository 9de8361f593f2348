package org.gatehouse.database;

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
import java.util.Set;

/**
 * A folder that only its owner may look into. It holds the embedded database and secrets that are made once and never
 * printed.
 */
public record DataFolder(Path path) {

    /** Where everything lies that is kept on this machine, below the folder that the application was started in. */
    public static final DataFolder DATA = new DataFolder(Path.of("data"));

    private static final int SECRET_BYTES = 32;

    /** Makes the folder unless it is there. One that is there keeps its permissions. */
    public void make() {
        try {
            Files.createDirectories(path, only("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the folder " + path.toAbsolutePath(), failed);
        }
    }

    /** The secret kept in a file of this folder, which is created, readable by its owner only, when there is none. */
    public String secret(String fileName) {
        Path file = path.resolve(fileName);
        try {
            if (!Files.exists(file)) {
                make();
                try (var channel = Files.newByteChannel(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
                    channel.write(ByteBuffer.wrap(newSecret().getBytes(StandardCharsets.US_ASCII)));
                }
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep a secret in " + file, failed);
        }
    }

    /** A new secret of 256 bits, Base64 for URLs without padding. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static FileAttribute<?>[] only(String owner) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : new FileAttribute<?>[0];
    }
}
