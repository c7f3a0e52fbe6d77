package dev.slipway.cli;

import dev.slipway.yaml.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words where picocli's speak of its own types. */
final class UsageFault {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ls", "app list"),
            Map.entry("list", "app list"),
            Map.entry("apps", "app list"),
            Map.entry("create", "app create"),
            Map.entry("info", "app info"),
            Map.entry("destroy", "app destroy"),
            Map.entry("delete", "app destroy"),
            Map.entry("remove", "rm"),
            Map.entry("kill", "stop"),
            Map.entry("recreate", "replace"),
            Map.entry("build", "up --build"),
            Map.entry("env", "config"),
            Map.entry("ps:scale", "scale"));

    private UsageFault() {}

    static String describe(ParameterException fault) {
        var command = fault.getCommandLine().getCommandSpec();
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        if (fault instanceof MissingParameterException missing) {
            var argument = missing.getMissing().getFirst();
            return (argument.isOption() ? "the value of " : "") + name(argument) + " is missing";
        }
        var argument = fault.getArgSpec();
        var value = fault.getValue();
        if (argument != null && value != null) {
            return name(argument) + ": '" + value + "' is not "
                    + expected(argument.typeInfo().getType());
        }
        if (fault.getClass() == ParameterException.class
                && !command.subcommands().isEmpty()) {
            return "what to do is missing: " + anyOf(names(command));
        }
        return String.valueOf(fault.getMessage());
    }

    private static String unknown(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            var meant = word.startsWith("--")
                    ? Suggestion.didYouMean(word, command.optionsMap().keySet())
                    : "";
            return "unknown option '" + word + "'" + meant;
        }
        var verbs = command.subcommands().keySet();
        var ours = ours(word, command);
        if (!ours.isEmpty()) {
            return "unknown command '" + word + "'; here it is 'slipway " + ours + "'";
        }
        return (verbs.isEmpty() ? "unexpected word '" : "unknown command '") + word + "'"
                + Suggestion.didYouMean(word, verbs);
    }

    /** What a word of Docker Compose or Heroku is here, if it is something. */
    private static String ours(String word, CommandSpec command) {
        if (command.subcommands().containsKey("up")) {
            return WORDS.getOrDefault(word, "");
        }
        return switch (word) {
            case "remove", "delete", "destroy" ->
                Stream.of("destroy", "rm", "revoke", "unset")
                        .filter(command.subcommands()::containsKey)
                        .findFirst()
                        .map(verb -> of(command) + verb)
                        .orElse("");
            case "show", "inspect" -> command.subcommands().containsKey("info") ? of(command) + "info" : "";
            default -> "";
        };
    }

    private static String of(CommandSpec command) {
        return command.name() + " ";
    }

    /** Without aliases. */
    private static List<String> names(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandName)
                .distinct()
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String expected(Class<?> type) {
        return type.isEnum()
                ? anyOf(Stream.of(type.getEnumConstants())
                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .toList())
                : "a whole number";
    }

    private static String anyOf(List<String> words) {
        var last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
