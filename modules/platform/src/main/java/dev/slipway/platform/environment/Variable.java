package dev.slipway.platform.environment;

import dev.slipway.platform.config.Generator;
import dev.slipway.platform.config.Sealed;
import dev.slipway.platform.config.Vault;

/** A variable of a gear, or the content of one of its files. */
public sealed interface Variable {
    /**
     * One that may be shown.
     *
     * @param value its value
     */
    record Plain(String value) implements Variable {}

    /**
     * One that is never shown.
     *
     * @param place what it was sealed for
     * @param revision counts its changes
     * @param sealed the sealed value
     * @param part which part of it
     */
    record Concealed(String place, long revision, Sealed sealed, Part part) implements Variable {}

    /**
     * One that is not known yet.
     *
     * @param reason what is missing, to be shown
     */
    record Unknown(String reason) implements Variable {}

    /** Which part of a sealed value. */
    enum Part {
        /** All of it. */
        WHOLE,
        /** The private key of a pair. */
        PRIVATE_KEY,
        /** The public key of a pair. */
        PUBLIC_KEY
    }

    /** Its value; throws {@link IllegalStateException} when it is unknown. */
    default String value(Vault vault) {
        return switch (this) {
            case Plain plain -> plain.value();
            case Concealed concealed -> opened(concealed, vault);
            case Unknown unknown -> throw new IllegalStateException(unknown.reason());
        };
    }

    private static String opened(Concealed concealed, Vault vault) {
        var text = vault.open(concealed.place(), concealed.sealed());
        return switch (concealed.part()) {
            case WHOLE -> text;
            case PRIVATE_KEY -> Generator.privateKey(text);
            case PUBLIC_KEY -> Generator.publicKey(text);
        };
    }

    /** Equal for equal values, without showing one. */
    default String mark() {
        return switch (this) {
            case Plain plain -> "=" + plain.value();
            case Concealed concealed -> "#" + concealed.place() + "#" + concealed.revision() + "#" + concealed.part();
            case Unknown unknown -> "?" + unknown.reason();
        };
    }
}
