package dev.slipway.cli;

import dev.slipway.yaml.Suggestion;
import java.util.List;
import java.util.Locale;
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
            return "unknown option '" + word + "'"
                    + Suggestion.didYouMean(word, command.optionsMap().keySet());
        }
        var verbs = command.subcommands().keySet();
        return (verbs.isEmpty() ? "unexpected word '" : "unknown command '") + word + "'"
                + Suggestion.didYouMean(word, verbs);
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
