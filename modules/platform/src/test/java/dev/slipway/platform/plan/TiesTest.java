package dev.slipway.platform.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.testing.SpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TiesTest {
    private static final ServiceSpec WEB = ServiceSpec.of("web", "web:1");

    @Test
    void dependentsRestartWhenWhatTheyNeedWasMadeAnew() {
        var web = new SpecBuilder(WEB)
                .dependsOn(new Dependency("db", Condition.STARTED, true, true))
                .build();
        var db = ServiceSpec.of("db", "db:1");
        assertThat(new Scene()
                        .steady(web, db)
                        .created("w", "web", 1, Scene.BEGUN)
                        .created("d", "db", 1, Scene.BEGUN.minusSeconds(1))
                        .steps())
                .isEmpty();
        assertThat(new Scene()
                        .steady(web, db)
                        .created("w", "web", 1, Scene.BEGUN)
                        .created("d", "db", 1, Scene.BEGUN.plusSeconds(1))
                        .steps())
                .containsExactly("StopGear w");
        assertThat(new Scene()
                        .steady(WEB, db)
                        .created("w", "web", 1, Scene.BEGUN)
                        .created("d", "db", 1, Scene.BEGUN.plusSeconds(1))
                        .steps())
                .isEmpty();
        var asked = new Settings(Map.of(), Set.of(), Set.of(), Map.of("db", Scene.BEGUN.plusSeconds(2)), Map.of());
        var scene = new Scene().steady(web, db).settings(asked).created("w", "web", 1, Scene.BEGUN);
        scene.fresh("d", "db", 1, new Phase.Running(Scene.BEGUN.plusSeconds(3), new Health.Unchecked()));
        assertThat(scene.steps()).containsExactly("StopGear w");
    }

    @Test
    void gearsInAnothersNetworkGoWithIt() {
        var web = new SpecBuilder(WEB)
                .networking(new Networking(
                        new Networking.Mode.OfService("vpn"),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""))
                .build();
        var vpn = ServiceSpec.of("vpn", "vpn:1");
        assertThat(new Scene()
                        .steady(web, vpn)
                        .created("w", "web", 1, Scene.BEGUN)
                        .created("v", "vpn", 1, Scene.BEGUN.plusSeconds(1))
                        .steps())
                .containsExactly("Check check");
        assertThat(new Scene()
                        .steady(web, vpn)
                        .noting(notes -> notes.checked(1, List.of()))
                        .created("w", "web", 1, Scene.BEGUN)
                        .created("v", "vpn", 1, Scene.BEGUN.plusSeconds(1))
                        .steps())
                .containsExactly("StopGear w");
        assertThat(new Scene().steady(web, vpn).plan().waiting())
                .contains("web.1 waits for the gear of vpn that it stands beside");
        var again = new Phase.Running(Scene.BEGUN.plusSeconds(5), new Health.Unchecked());
        var scene = new Scene().steady(web, vpn).created("w", "web", 1, Scene.BEGUN.plusSeconds(2));
        assertThat(scene.fresh("v", "vpn", 1, again).steps()).containsExactly("StopGear w");
    }
}
