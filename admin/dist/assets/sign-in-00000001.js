// A sign-in link has its code behind the #, and is used up by this.
if (location.pathname === "/sign-in" && location.hash) {
  const reply = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: location.hash.slice(1) }),
  });
  history.replaceState(null, "", "/");
  const said = reply.ok ? "You are signed in." : (await reply.json()).errors[0].message;
  document.getElementById("answer").textContent = said;
}
