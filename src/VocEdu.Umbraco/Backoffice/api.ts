import { UMB_AUTH_CONTEXT } from '@umbraco-cms/backoffice/auth';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { UmbContextConsumerController } from '@umbraco-cms/backoffice/context-api';

// The answers of VocEdu.Umbraco/Api/Answers.cs. Sentences in them are Vietnamese.

export interface Channel { kind: string; name: string; state: string; answer: string | null }

export interface Target {
  plan: string; title: string; text: string; unit: string; year: number; from: string; to: string;
  done: number; target: number; expectedToday: number; neededPerWeek: number | null;
  forecast: { low: number; likely: number; high: number } | null;
  genres: { name: string; count: number }[];
}

export interface Overview {
  misconfigured: string | null; prepared: boolean; fault: string | null; comparedAt: string | null; pauseReason: string | null;
  overdue: number; needPerson: number; channels: Channel[]; targets: Target[];
}

export interface Post {
  id: string; document: string; title: string; kind: string; channel: string; state: string;
  dueAt: string; postedAt: string | null; permalink: string | null; answer: string | null; mayRetry: boolean;
}

export interface Failures { posts: Post[]; documents: { document: string; title: string; problem: string }[] }

export interface DocumentState {
  isWork: boolean; reference: string | null; counts: boolean; countReason: string | null; firstPublicAt: string | null; problem: string | null; posts: Post[];
}

/** An answer, or why there is none: an HTTP status, 0 without a connection. */
export type Answer<T> = { data: T; status: 200 } | { data?: undefined; status: number; detail?: string };

/** Asks this package's own endpoints as the person who is signed in to the backoffice. */
export class VocEduApi {
  readonly #host: UmbControllerHost;

  constructor(host: UmbControllerHost) {
    this.#host = host;
  }

  overview = () => this.#ask<Overview>('overview');
  failures = () => this.#ask<Failures>('failures');
  document = (key: string) => this.#ask<DocumentState>(`documents/${encodeURIComponent(key)}`);
  retry = (post: string) => this.#ask<undefined>(`posts/${encodeURIComponent(post)}/retry`, 'POST');

  async #ask<T>(path: string, method = 'GET'): Promise<Answer<T>> {
    try {
      const auth = await new UmbContextConsumerController(this.#host, UMB_AUTH_CONTEXT).asPromise();
      if (!auth) return { status: 401 };
      const { base, credentials, token } = auth.getOpenApiConfiguration();
      const answer = await fetch(`${base}/umbraco/vocedu/api/v1/${path}`, {
        method, credentials, headers: { Accept: 'application/json', Authorization: `Bearer ${await token()}` },
      });
      if (answer.status === 204) return { data: undefined as T, status: 200 };
      const body: unknown = await answer.json().catch(() => undefined);
      if (answer.ok) return { data: body as T, status: 200 };
      return { status: answer.status, detail: (body as { detail?: string } | undefined)?.detail };
    } catch {
      return { status: 0 };
    }
  }
}
