//! What only Chromium's own protocol can do: scripts off, preferences of the person, slow lines.

use crate::Visit;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// A slow line and a slow processor.
#[derive(Clone, Copy, Debug)]
pub struct Throttle {
    /// Kilobits a second, both ways.
    pub kilobits: u32,
    /// Milliseconds from asking to the first byte, at least.
    pub latency: u32,
    /// How many times slower the processor is.
    pub processor: u32,
}

impl Visit {
    async fn send(&self, method: &str, parameters: Value) -> WebDriverResult<Value> {
        self.driver.cdp().send_raw(method, parameters).await
    }

    /// Value of an expression in the page, or of its promise: asked without the wrapper that the driver parses anew for every
    /// script, and answered at once where the driver would look for an answer ten times a second.
    ///
    /// # Errors
    /// If the page is left in the meantime, or the expression throws.
    pub(crate) async fn evaluated(&self, expression: &str) -> WebDriverResult<Value> {
        let parameters =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.send("Runtime.evaluate", parameters).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            return Err(WebDriverError::FatalError(thrown.to_string()));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Switches scripts of pages off or on.
    pub async fn scripts(&self, on: bool) -> WebDriverResult<()> {
        let parameters = json!({ "value": !on });
        self.send("Emulation.setScriptExecutionDisabled", parameters)
            .await
            .map(drop)
    }

    /// Runs a script in every page before its own.
    pub async fn before_each_page(&self, script: &str) -> WebDriverResult<()> {
        let parameters = json!({ "source": script });
        self.send("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await
            .map(drop)
    }

    /// Size of the page in CSS pixels, whatever window the browser has.
    pub async fn resize(&self, width: u32, height: u32) -> WebDriverResult<()> {
        let parameters =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.send("Emulation.setDeviceMetricsOverride", parameters)
            .await
            .map(drop)
    }

    /// The device stands in this zone of time, such as `Asia/Jakarta`.
    pub async fn in_zone(&self, zone: &str) -> WebDriverResult<()> {
        let zone = json!({ "timezoneId": zone });
        self.send("Emulation.setTimezoneOverride", zone)
            .await
            .map(drop)
    }

    /// Preferences of the person by the names of media features, such as `prefers-color-scheme`.
    pub async fn prefers(&self, features: &[(&str, &str)]) -> WebDriverResult<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.send(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .map(drop)
    }

    /// A slow line and a slow processor from now on.
    pub async fn throttle(&self, throttle: Throttle) -> WebDriverResult<()> {
        let bytes = throttle.kilobits * 1000 / 8;
        self.send("Network.enable", json!({})).await?;
        let line = json!({
            "offline": false, "latency": throttle.latency,
            "downloadThroughput": bytes, "uploadThroughput": bytes,
        });
        self.send("Network.emulateNetworkConditions", line).await?;
        let rate = json!({ "rate": throttle.processor });
        self.send("Emulation.setCPUThrottlingRate", rate)
            .await
            .map(drop)
    }
}
