package org.gatehouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.gatehouse.settings.InvalidSetting;

/**
 * A folder that only its owner may look into. It holds the embedded database and secrets that are made once and never
 * printed.
 */
public record DataFolder(Path path) {

    /** Where everything lies that is kept on this machine, below the folder that the application was started in. */
    public static final DataFolder DATA = new DataFolder(Path.of("data"));

    private static final int SECRET_BYTES = 32;
    /** As for SECRET_KEY: what is shorter is torn, or none. */
    private static final int SHORTEST = 32;

    /** Makes the folder unless it is there. One that is there keeps its permissions. */
    public void make() {
        try {
            Files.createDirectories(path, only("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the folder " + path.toAbsolutePath(), failed);
        }
    }

    /**
     * The secret kept in a file of this folder, which is created, readable by its owner only, when there is none.
     *
     * @param setting the key that gives the secret in place of the file
     * @throws InvalidSetting if the file is there and holds none, or a part of one only
     */
    public String secret(String fileName, String setting) {
        Path file = path.resolve(fileName);
        try {
            if (!Files.exists(file)) {
                make();
                Path beside = Files.createTempFile(path, fileName, ".new", only("rw-------"));
                write(newSecret(), beside);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new InvalidSetting(
                        setting,
                        "the file " + file + " holds no secret, or a part of one only; put it back from a copy, or"
                                + " delete it to have a new one made: what was encrypted or signed with the old one is"
                                + " lost then");
            }
            return secret;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep a secret in " + file, failed);
        }
    }

    /** On the disk when it returns, so that no file without it can be found under its name after a crash. */
    private static void write(String secret, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
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
