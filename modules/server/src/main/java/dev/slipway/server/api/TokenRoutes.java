package dev.slipway.server.api;

import dev.slipway.server.access.Holder;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Token;
import dev.slipway.server.access.Tokens;
import dev.slipway.server.http.Answer;
import dev.slipway.server.http.Reply;
import dev.slipway.server.http.Route;
import java.util.List;

/** Routes of tokens; who may change things may also say who else may. */
final class TokenRoutes {
    private static final String ALL = Api.BASE + "/tokens";

    private TokenRoutes() {}

    static List<Route> routes(Tokens tokens) {
        return List.of(
                Route.get(
                        ALL,
                        "All tokens, without what they are asked with",
                        new Reply.Many(Token.class),
                        _ -> Answer.of(tokens.list())),
                Route.change(
                        "POST",
                        ALL,
                        "Make a token; it is shown here and never again",
                        Wishes.NewToken.class,
                        new Reply.One(Wishes.Issued.class),
                        request -> {
                            var wish = request.body(Wishes.NewToken.class);
                            if (wish.permission() == Permission.ANYBODY) {
                                throw new IllegalArgumentException(
                                        "a token for what anybody may do is good for nothing");
                            }
                            var token = tokens.create(new Holder(wish.name(), wish.permission()));
                            return new Answer.Value(201, new Wishes.Issued(Tokens.id(token), token));
                        }),
                Route.change(
                        "DELETE",
                        ALL + "/{token}",
                        "Take a token back, by its id",
                        null,
                        new Reply.Nothing(),
                        request -> {
                            tokens.revoke(request.variable("token"));
                            return new Answer.Done();
                        }));
    }
}
