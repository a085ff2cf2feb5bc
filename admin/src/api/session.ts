import { forgetAllKept } from '../form/kept';
import { renewStore } from './store';

export type SignInResult = 'ok' | 'wrong' | 'tooMany' | 'unreachable';

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
      renewStore();
      return 'ok';
    }
    if (response.status === 429) return 'tooMany';
    return response.status < 500 ? 'wrong' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Signs out; whatever comes of it, nothing that was read or typed stays in the page. */
export async function signOut(): Promise<void> {
  await fetch('/session', { method: 'DELETE', credentials: 'same-origin' }).catch(() => undefined);
  forgetAllKept();
  renewStore();
  location.assign('/sign-in');
}
