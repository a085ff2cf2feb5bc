import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { buildSchema, parse, validate } from "graphql";
import { launch, open, ready, withoutBrowser } from "./browser.js";
import { Program } from "./server.js";

/** @typedef {import("playwright-core").Page} Page */

// Findings in GraphiQL and its editor themselves, which nothing here can mend.
const ofGraphiQL = ["nested-interactive"];

describe("the playground", { skip: withoutBrowser, timeout: 600_000 }, () => {
  /** @type {Program} */
  let program;
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {string} */
  let demo;
  before(async () => {
    program = new Program();
    demo = await program.serve(["--demo"]);
    browser = await launch();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(async () => {
    await browser?.close();
    await program?.end();
  });

  it("leads an order through its whole life, from tab to tab", async () => {
    const { page, wrongs } = await open(browser, demo);
    assert.deepEqual(
      await page
        .getByRole("tab")
        .getByRole("button", { name: /^(?!Close)/ })
        .allTextContents(),
      ["FindOrders", "LookAtOrder", "WatchOrders", "FulfillOrder", "CancelFulfillment", "AddComment", "CancelOrder"],
    );
    const found = (await run(page)).data.orders.nodes;
    assert.equal(found.length, 10);
    const { id, number } = found[0];

    await choose(page, "LookAtOrder");
    await type(page, "Variables", `{"orderId": "${id}"}`);
    assert.equal((await run(page)).data.order.number, number);
    // The ID was typed once and is in all other tabs.
    await choose(page, "FulfillOrder");
    const { fulfillOrder } = (await run(page)).data;
    assert.equal(fulfillOrder.notification.message, `Order #${number} is fulfilled.`);
    await choose(page, "CancelFulfillment");
    assert.equal((await run(page)).data.cancelFulfillment.order.status, "UNFULFILLED");
    await choose(page, "AddComment");
    assert.equal((await run(page)).data.addOrderComment.entry.message, "Called the customer.");
    // What nothing takes back is done to no order that nobody named there.
    await choose(page, "CancelOrder");
    await type(page, "Variables", `{"orderId": "${id}", "reason": "CUSTOMER"}`);
    assert.equal((await run(page)).data.cancelOrder.order.status, "CANCELLED");
    await choose(page, "FulfillOrder");
    assert.equal((await run(page)).data.fulfillOrder.userErrors[0].code, "ORDER_CANCELLED");
    assert.deepEqual(wrongs, []);
  });

  it("has the newest order in the samples that need one, with its lines and its fulfillments", async () => {
    const { page, wrongs } = await open(browser, demo);
    await openSample(page, "Place an order", "PlaceOrder");
    const { id, number } = (await run(page)).data.createOrder.order;
    await choose(page, "LookAtOrder");
    await variables(page).filter({ hasText: id }).waitFor();
    assert.equal((await run(page)).data.order.number, number);
    await openSample(page, "Mark an order as paid", "MarkAsPaid");
    await type(page, "Variables", `{"orderId": "${id}"}`);
    assert.equal((await run(page)).data.markOrderAsPaid.order.paymentStatus, "PAID");
    await openSample(page, "Fulfil a part of an order", "FulfillPart");
    await variables(page).filter({ hasText: id }).waitFor();
    assert.equal((await run(page)).data.fulfillOrder.order.status, "PARTIALLY_FULFILLED");
    await openSample(page, "Add tracking", "AddTracking");
    await variables(page).filter({ hasText: id }).waitFor();
    assert.equal((await run(page)).data.updateTracking.fulfillment.name, `${number}-F1`);
    await openSample(page, "Fulfil many orders", "FulfillMany");
    await variables(page).filter({ hasText: id }).waitFor();
    assert.equal((await run(page)).data.fulfillOrders.results[0].order.status, "FULFILLED");
    assert.deepEqual(wrongs, []);
  });

  it("fills in no order where nothing takes back what is done", async () => {
    const { page, wrongs } = await open(browser, demo);
    await choose(page, "LookAtOrder");
    await variables(page)
      .filter({ hasText: /"orderId":\s"\w+/ })
      .waitFor();
    await choose(page, "CancelOrder");
    await openSample(page, "Refund", "Refund");
    await openSample(page, "Mark an order as paid", "MarkAsPaid");
    // Those are filled in meanwhile that are safe.
    const filled = page.waitForResponse(
      (response) => response.request().postDataJSON()?.operationName === "OrderToTry",
    );
    await openSample(page, "Comment", "AddComment");
    await (await filled).finished();
    for (const operation of ["CancelOrder", "Refund", "MarkAsPaid"]) {
      await choose(page, operation);
      await variables(page).filter({ hasText: '"orderId": ""' }).waitFor();
      const [answer] = Object.values((await run(page)).data);
      assert.equal(answer.userErrors[0].code, "ORDER_NOT_FOUND");
    }
    assert.deepEqual(wrongs, []);
  });

  it("offers the newest orders to choose from where nothing takes back what is done, and runs nothing by itself", async () => {
    const { page, wrongs } = await open(browser, demo);
    const input = `{ currencyCode: "USD", customer: { name: "Ada Lovelace" }, lines: [{ title: "Mug", quantity: 1, unitPrice: "5.00" }] }`;
    const query = `mutation { createOrder(input: ${input}) { order { id number } } }`;
    const answer = await page.request.post(`${demo}/graphql`, { data: { query } });
    const { id, number } = (await answer.json()).data.createOrder.order;
    let ran = 0;
    page.on("request", (request) => {
      ran += Number(request.postData()?.includes("mutation CancelOrder") ?? false);
    });
    await choose(page, "LookAtOrder");
    assert.equal(await page.getByLabel(/choose the order/).count(), 0);
    await choose(page, "CancelOrder");
    await page.getByLabel(/choose the order/).selectOption({ label: `#${number} · Ada Lovelace · Unfulfilled` });
    await variables(page).filter({ hasText: id }).waitFor();
    await page.getByLabel(/choose the order/).waitFor({ state: "detached" });
    assert.equal(ran, 0);
    assert.equal((await run(page)).data.cancelOrder.order.status, "CANCELLED");
    assert.deepEqual(wrongs, []);
  });

  it("speaks German around GraphiQL where the dashboard does", async () => {
    const { page, wrongs } = await open(browser, demo, { locale: "de-DE" });
    await page.getByRole("navigation", { name: "Hauptmenü" }).getByRole("link", { name: "Bestellungen" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    await choose(page, "WatchOrders");
    await watch(page);
    await page
      .getByRole("status")
      .filter({ hasText: "Wartet auf eine Änderung" })
      .getByText("zweiter Playground")
      .waitFor();
    await axe(page);
    await page.getByRole("button", { name: "Beispiel öffnen" }).click();
    await page.getByRole("menuitem", { name: "Bestellung stornieren" }).waitFor();
    await page.keyboard.press("Escape");
    // What was chosen in the dashboard counts more than what the browser speaks.
    await page.evaluate(() => localStorage.setItem("waybill.language", "en"));
    await page.reload();
    await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Orders" }).waitFor();
    assert.deepEqual(wrongs, []);
  });

  it("runs a tab as itself, however quick one is", async () => {
    const { page, wrongs } = await open(browser, demo);
    for (const name of ["AddComment", "FindOrders", "LookAtOrder"]) {
      const sent = page.waitForRequest((request) => request.postDataJSON()?.operationName === name);
      await page.evaluate((title) => {
        /** @param {string} label */
        const press = (label) => /** @type {HTMLElement} */ (document.querySelector(label)).click();
        press(`[title="${title}"]`);
        // Before GraphiQL has read the operation: it takes a tenth of a second.
        setTimeout(() => press(".graphiql-execute-button"));
      }, name);
      await sent;
    }
    assert.deepEqual(wrongs, []);
  });

  for (const width of [1280, 360]) {
    it(`leads back to the dashboard, ${width} pixels wide`, async () => {
      const { page, wrongs } = await open(browser, demo, { viewport: { width, height: 800 } });
      const menu = page.getByRole("navigation", { name: "Main menu" });
      assert.equal(await menu.getByRole("link", { name: "Playground" }).getAttribute("aria-current"), "page");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await menu.getByRole("link", { name: "Orders" }).click();
      await page.getByRole("heading", { name: "Orders" }).waitFor();
      assert.deepEqual(wrongs, []);
    });
  }

  it("has the dashboard's colours, and those that were chosen there", async () => {
    const { page, wrongs } = await open(browser, demo, { colorScheme: "light" });
    const dashboard = await page.context().newPage();
    await dashboard.goto(`${demo}/orders`);
    for (const [choice, scheme] of [
      ["Dark", "dark"],
      ["Light", "light"],
    ]) {
      await dashboard.getByRole("button", { name: "Account of Demo" }).click();
      await dashboard.getByRole("menuitemradio", { name: choice }).click();
      await page.locator(`body.graphiql-${scheme}`).waitFor();
      const surface = await colours(dashboard, "header");
      assert.deepEqual(await colours(page, "header"), surface);
      assert.equal((await colours(page, ".graphiql-editors")).backgroundColor, surface.backgroundColor);
      const paper = await colours(dashboard, "body");
      assert.equal((await colours(page, ".graphiql-container")).backgroundColor, paper.backgroundColor);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await page.locator("body.graphiql-light").count(), 1); // chosen is chosen
    assert.deepEqual(wrongs, []);
  });

  it("has samples that fit the schema", async () => {
    const schema = buildSchema(
      await readFile(new URL("../../../graph/schema.golden.graphql", import.meta.url), "utf8"),
    );
    const folder = new URL("../src/samples/", import.meta.url);
    for (const name of await readdir(folder)) {
      const wrong = validate(schema, parse(await readFile(new URL(name, folder), "utf8")));
      assert.deepEqual(wrong.map(String), [], name);
    }
  });

  it("shows in one window what happens in another", async () => {
    const watching = await open(browser, demo);
    await choose(watching.page, "WatchOrders");
    await watch(watching.page);
    const waiting = watching.page.getByRole("status").filter({ hasText: "Waiting for a change" });
    await waiting.getByText("Another tab of the browser may make one").waitFor();
    assert.equal(await waiting.getByRole("link", { name: "dashboard" }).getAttribute("target"), "_blank");
    await axe(watching.page);
    const acting = await open(browser, demo);
    const { id, number } = (await run(acting.page)).data.orders.nodes[0];
    await choose(acting.page, "FulfillOrder");
    await type(acting.page, "Variables", `{"orderId": "${id}"}`);
    await run(acting.page);
    const shown = watching.page.getByRole("region", { name: "Result Window" });
    await shown.getByText(`"${number}"`).waitFor();
    await shown.getByText(/Demo\sfulfilled\s\d+\sitems?\./).waitFor();
    await choose(acting.page, "CancelFulfillment");
    await run(acting.page);
    await shown.getByText(/Demo\scancelled\sthe\sfulfillment/).waitFor();
    await watching.page.getByRole("status").filter({ hasText: "Waiting for the next change" }).waitFor();
    await watching.page.getByRole("button", { name: /^Stop query/ }).click();
    await watching.page.getByRole("button", { name: /^Execute query/ }).waitFor();
    assert.equal(await watching.page.getByText(/^Waiting for/).count(), 0);
    assert.deepEqual([...watching.wrongs, ...acting.wrongs], []);
  });

  it("explains the schema, and completes what is typed", async () => {
    const { page, wrongs } = await open(browser, demo);
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const docs = page.locator(".graphiql-plugin");
    await docs.getByRole("link", { name: "Query", exact: true }).click();
    await docs.getByText("The order with this number").waitFor();
    await type(page, "Operation Editor", "{ orderB");
    await page.keyboard.press("Control+Space");
    await page.getByRole("option", { name: /orderByNumber/ }).waitFor();
    assert.deepEqual(wrongs, []);
  });

  it("keeps open tabs, but no token", async () => {
    const { page, wrongs } = await open(browser, demo);
    await choose(page, "LookAtOrder");
    await type(page, "Headers", '{"Authorization": "Bearer 0123456789abcdef"}');
    await tab(page, "CancelOrder").hover();
    await tab(page, "CancelOrder").getByRole("button", { name: "Close Tab" }).click();
    // GraphiQL keeps its tabs a moment after the last change of them.
    await page.waitForFunction(() => {
      const kept = localStorage.getItem("graphiql:tabState") ?? "";
      return kept.includes("LookAtOrder") && !kept.includes("CancelOrder");
    });
    await run(page);
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
      /0123456789abcdef/,
    );
    await page.reload();
    await tab(page, "LookAtOrder", true).waitFor();
    assert.equal(await page.getByRole("tab").count(), 6);
    await openSample(page, "Cancel an order", "CancelOrder");
    assert.deepEqual(wrongs, []);
  });

  it("tells where to sign in, and takes a token", async () => {
    const shop = await program.serve(["--db", "shop.db"], { WAYBILL_ADMIN_TOKEN: "0123456789abcdef" });
    const { page, wrongs } = await open(browser, shop);
    const notice = page.getByRole("status").filter({ hasText: "You are not signed in." });
    await notice.waitFor();
    assert.equal(await notice.getByRole("link").getAttribute("href"), "/sign-in?next=/playground");
    await type(page, "Headers", '{"Authorization": "Bearer wrong"}');
    assert.equal((await run(page)).errors[0].extensions.code, "UNAUTHENTICATED");
    await axe(page);
    await type(page, "Headers", '{"Authorization": "Bearer 0123456789abcdef"}');
    await notice.getByRole("button", { name: "try again" }).click();
    await notice.waitFor({ state: "hidden" });
    assert.deepEqual((await run(page)).data.orders.nodes, []);
    await choose(page, "AddComment");
    assert.equal((await run(page)).data.addOrderComment.userErrors[0].code, "ORDER_NOT_FOUND");
    await choose(page, "WatchOrders");
    const { sent, received } = await watch(page);
    assert.deepEqual(sent, { type: "connection_init", payload: { Authorization: "Bearer 0123456789abcdef" } });
    assert.equal(received.type, "connection_ack");
    // The browser itself tells its console of every 401.
    assert.deepEqual(
      wrongs.filter((wrong) => !wrong.includes("401")),
      [],
    );
  });

  it("acts for who signed in, says who that is, and lets them sign out", async () => {
    const token = "0123456789abcdef";
    const shop = await program.serve(["--db", "session.db"], { WAYBILL_ADMIN_TOKEN: token });
    const { page, wrongs } = await open(browser, shop);
    const notice = page.getByText("You are not signed in.");
    await notice.waitFor();
    await page.getByRole("link", { name: "Sign in", exact: true }).click();
    await page.getByRole("textbox", { name: "Token" }).fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Admin", { exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/playground");
    await ready(page);
    assert.equal(await notice.count(), 0);
    assert.deepEqual((await run(page)).data.orders.nodes, []);
    await choose(page, "WatchOrders");
    assert.equal((await watch(page)).received.type, "connection_ack");
    await page.getByRole("button", { name: "Sign out" }).click();
    await notice.waitFor();
    assert.deepEqual(
      wrongs.filter((wrong) => !wrong.includes("401")),
      [],
    );
  });

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    it(`can be used by everybody, in ${colorScheme} colours`, async () => {
      const { page, wrongs } = await open(browser, demo, { colorScheme });
      await run(page);
      await axe(page);
      await page.getByRole("button", { name: "Open a sample" }).click();
      await page.getByRole("menuitem", { name: "Cancel an order" }).waitFor();
      await axe(page);
      await page.keyboard.press("Escape");
      for (const dialog of ["Short Keys", "Settings"]) {
        await page.getByRole("button", { name: `Open ${dialog} dialog` }).click();
        await page.getByRole("dialog", { name: dialog }).waitFor();
        await axe(page);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
      await page.getByRole("link", { name: "OrderStatus", exact: true }).waitFor();
      await axe(page);
      await page.getByRole("link", { name: "Query", exact: true }).click();
      await page.getByText("The order with this number").waitFor();
      await axe(page);
      const background = await page.evaluate(
        () => getComputedStyle(document.querySelector(".graphiql-container") ?? document.body).backgroundColor,
      );
      const lightness = Number(background.match(/\d+/)?.[0]);
      assert.equal(lightness > 127, colorScheme === "light", background);
      if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/playground-${colorScheme}.png` });
      }
      assert.deepEqual(wrongs, []);
    });
  }
});

/**
 * The tab of an operation.
 * @param {Page} page
 * @param {string} name
 * @param {boolean} [selected]
 */
function tab(page, name, selected) {
  return page.getByRole("tab", { selected }).filter({ has: page.getByRole("button", { name, exact: true }) });
}

/**
 * Goes to the tab of an operation.
 * @param {Page} page
 * @param {string} name
 */
async function choose(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await tab(page, name, true).waitFor();
}

/**
 * Opens a sample in a tab of its own.
 * @param {Page} page
 * @param {string} name
 * @param {string} operation
 */
async function openSample(page, name, operation) {
  await page.getByRole("button", { name: "Open a sample" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  await tab(page, operation, true).waitFor();
}

/** @param {Page} page */
const variables = (page) => page.getByRole("region", { name: "Variables", exact: true });

/**
 * @param {Page} page
 * @param {string} selector
 */
function colours(page, selector) {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
}

/**
 * Replaces what is in an editor by what is pasted; typed brackets would close themselves.
 * @param {Page} page
 * @param {"Operation Editor" | "Variables" | "Headers"} label
 * @param {string} text
 */
async function type(page, label, text) {
  if (label !== "Operation Editor") {
    await page.getByRole("button", { name: label, exact: true }).click();
  }
  const editor = page.getByRole("region", { name: label, exact: true });
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
  await editor.filter({ hasText: text }).waitFor();
}

/**
 * Runs the operation of the tab, and resolves to the answer that is shown.
 * @param {Page} page
 */
async function run(page) {
  const answered = page.waitForResponse((response) => {
    const sent = response.request().postDataJSON();
    // What GraphiQL and the page around it ask by themselves is not meant.
    return (
      response.url().endsWith("/graphql") &&
      !["IntrospectionQuery", "WhoAmI", "OrderToTry"].includes(sent?.operationName)
    );
  });
  await page.getByRole("button", { name: /^Execute query/ }).click();
  const answer = await (await answered).json();
  await page
    .getByRole("region", { name: "Result Window" })
    .getByText(/"(data|errors)"/)
    .first()
    .waitFor();
  return answer;
}

/**
 * Runs the subscription of the tab, and resolves to the first message each way.
 * @param {Page} page
 */
async function watch(page) {
  // The frames are waited for before the first of them can be on its way.
  const frames = new Promise((resolve, reject) => {
    page.once("websocket", (connection) => {
      Promise.all([connection.waitForEvent("framesent"), connection.waitForEvent("framereceived")]).then(
        resolve,
        reject,
      );
    });
  });
  await page.getByRole("button", { name: /^Execute query/ }).click();
  const [sent, received] = await frames;
  return { sent: JSON.parse(String(sent.payload)), received: JSON.parse(String(received.payload)) };
}

/** @param {Page} page */
async function axe(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .disableRules(ofGraphiQL)
    .analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    [],
  );
}
