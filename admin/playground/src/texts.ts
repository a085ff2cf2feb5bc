const en = {
  menu: "Main menu",
  orders: "Orders",
  openSample: "Open a sample",
  chooseOrder: "For good, so choose the order:",
  none: "none yet",
  status: {
    UNFULFILLED: "Unfulfilled",
    PARTIALLY_FULFILLED: "Partially Fulfilled",
    FULFILLED: "Fulfilled",
    CANCELLED: "Cancelled",
  } as Record<string, string>,
  runAs: (name: string) => `Operations are run as ${name}`,
  role: { VIEWER: "Viewer", STAFF: "Staff", ADMIN: "Admin" } as Record<string, string>,
  signOut: "Sign out",
  signedOut: "You are not signed in.",
  signIn: "Sign in",
  orToken: ", or give a token under",
  and: ", and",
  tryAgain: "try again",
  waiting: "Waiting for a change",
  waitingOn: "Waiting for the next change",
  another: "Another tab of the browser may make one: the",
  dashboard: "dashboard",
  orA: ", or a",
  second: "second playground",
  samples: {
    findOrders: "Find orders",
    lookAtOrder: "Look at an order",
    watchOrders: "Watch orders",
    fulfillOrder: "Fulfil an order",
    cancelFulfillment: "Take the fulfillment back",
    addComment: "Comment",
    cancelOrder: "Cancel an order",
    placeOrder: "Place an order",
    editOrder: "Edit an order",
    markAsPaid: "Mark an order as paid",
    fulfillPart: "Fulfil a part of an order",
    fulfillMany: "Fulfil many orders",
    addTracking: "Add tracking",
    refund: "Refund",
  },
};

const de: typeof en = {
  menu: "Hauptmenü",
  orders: "Bestellungen",
  openSample: "Beispiel öffnen",
  chooseOrder: "Endgültig, daher bitte die Bestellung wählen:",
  none: "noch keine",
  status: {
    UNFULFILLED: "Offen",
    PARTIALLY_FULFILLED: "Teilweise versandt",
    FULFILLED: "Versandt",
    CANCELLED: "Storniert",
  },
  runAs: (name) => `Ausgeführt wird im Namen von ${name}`,
  role: { VIEWER: "Leserecht", STAFF: "Team", ADMIN: "Verwaltung" },
  signOut: "Abmelden",
  signedOut: "Sie sind nicht angemeldet.",
  signIn: "Melden Sie sich an",
  orToken: ", oder geben Sie einen Token an, unter",
  and: ", und",
  tryAgain: "versuchen Sie es noch einmal",
  waiting: "Wartet auf eine Änderung",
  waitingOn: "Wartet auf die nächste Änderung",
  another: "Ein anderer Tab des Browsers kann eine bringen: das",
  dashboard: "Dashboard",
  orA: ", oder ein",
  second: "zweiter Playground",
  samples: {
    findOrders: "Bestellungen finden",
    lookAtOrder: "Bestellung ansehen",
    watchOrders: "Bestellungen verfolgen",
    fulfillOrder: "Bestellung versenden",
    cancelFulfillment: "Versand zurücknehmen",
    addComment: "Kommentieren",
    cancelOrder: "Bestellung stornieren",
    placeOrder: "Bestellung aufgeben",
    editOrder: "Bestellung bearbeiten",
    markAsPaid: "Als bezahlt markieren",
    fulfillPart: "Teil einer Bestellung versenden",
    fulfillMany: "Viele Bestellungen versenden",
    addTracking: "Sendungsverfolgung hinzufügen",
    refund: "Erstatten",
  },
};

const languages: Record<string, typeof en> = { en, de };

/** The language that was chosen in the dashboard, or else the browser's. GraphiQL itself speaks English. */
export const language =
  [localStorage.getItem("waybill.language") ?? "", ...navigator.languages.map((each) => each.slice(0, 2))].find(
    (each) => each in languages,
  ) ?? "en";

/** What the page around GraphiQL says. */
export const t = languages[language] ?? en;
