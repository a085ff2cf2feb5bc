import { forgetAllKept } from './kept';
import { renewStore } from './store';

/** All windows have one session. What was read in the name of who had it before is read again; the playground tells, too. */
const tellOthers = typeof BroadcastChannel === 'function' ? new BroadcastChannel('waybill.session') : undefined;
tellOthers?.addEventListener('message', ({ data }) => {
  if (data === 'out') forgetAllKept();
  renewStore();
});

export type SignInResult = 'ok' | 'wrong' | 'mistyped' | 'tooMany' | 'unreachable';

/** Signs in with a token, or with the code of a one-time link. The cookie that comes back is not for scripts. */
export async function signIn(secret: { token: string } | { code: string }): Promise<SignInResult> {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(secret),
    });
    if (response.ok) {
      tellOthers?.postMessage('in');
      renewStore();
      return 'ok';
    }
    if (response.status === 429) return 'tooMany';
    if (response.status >= 500) return 'unreachable';
    return (await response.text()).includes('mistyped') ? 'mistyped' : 'wrong';
  } catch {
    return 'unreachable';
  }
}

/** Signs out; whatever comes of it, nothing that was read or typed stays in the page. */
export async function signOut(): Promise<void> {
  forgetAllKept();
  await fetch('/session', { method: 'DELETE', credentials: 'same-origin' }).catch(() => undefined);
  tellOthers?.postMessage('out');
  renewStore();
  location.assign('/sign-in');
}
