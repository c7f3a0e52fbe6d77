/** What an application was and is: releases, deployments and the settings that change neither. */
@NullMarked
package dev.slipway.platform.release;

import org.jspecify.annotations.NullMarked;
