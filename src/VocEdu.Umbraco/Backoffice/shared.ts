import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import type { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api';
import type { UmbElement } from '@umbraco-cms/backoffice/element-api';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import type { Post, VocEduApi } from './api.js';

/** Asks for a post to be tried again, and says what became of that. */
export async function retry(element: UmbElement, api: VocEduApi, post: Post): Promise<void> {
  const answer = await api.retry(post.id);
  const notices = await element.getContext(UMB_NOTIFICATION_CONTEXT);
  notices?.peek(answer.status === 200 ? 'positive' : 'danger', {
    data: { message: answer.status === 200 ? element.localize.term('vocEdu_retried') : ('detail' in answer && answer.detail) || element.localize.term('vocEdu_retryFailed') },
  });
}

/** A moment as it is in Viet Nam, with the weekday. */
export function moment(localize: UmbLocalizationController, iso: string): string {
  return localize.date(iso, { timeZone: 'Asia/Ho_Chi_Minh', weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A local day, such as 2026-11-21, which is no moment. */
export function day(localize: UmbLocalizationController, iso: string): string {
  return localize.date(`${iso}T00:00:00Z`, { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** The word beside the colour says the same. */
const colours: Record<string, string> = { Posted: 'positive', Refused: 'danger', NeedsCheck: 'danger', Blocked: 'warning', RetryAt: 'warning', Unknown: 'warning' };

export function postRows(localize: UmbLocalizationController, posts: Post[], retry: (post: Post) => void, busy: string | undefined, withTitle: boolean) {
  return html`
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${withTitle ? html`<th scope="col">${localize.term('vocEdu_title')}</th>` : nothing}
            <th scope="col">${localize.term('vocEdu_channel')}</th>
            <th scope="col">${localize.term('vocEdu_state')}</th>
            <th scope="col">${localize.term('vocEdu_time')}</th>
            <th scope="col">${localize.term('vocEdu_action')}</th>
          </tr>
        </thead>
        <tbody>
          ${posts.map((post) => html`
            <tr>
              ${withTitle ? html`<td><a href=${documentHref(post.document)}>${post.title}</a></td>` : nothing}
              <td>${post.channel}</td>
              <td>
                <uui-tag look="secondary" color=${colours[post.state] ?? 'default'}>${localize.term(`vocEdu_post${post.state}`)}</uui-tag>
                ${post.answer ? html`<p class="answer" lang="vi">${post.answer}</p>` : nothing}
              </td>
              <td class="time">${moment(localize, post.postedAt ?? post.dueAt)}</td>
              <td>
                ${post.permalink ? html`<a href=${post.permalink} target="_blank" rel="noopener noreferrer">${localize.term('vocEdu_open')}</a>` : nothing}
                ${post.mayRetry ? html`
                  <uui-button look="secondary" type="button" label=${localize.term('vocEdu_retryOf', `${post.title} (${post.channel})`)}
                    .state=${busy === post.id ? 'waiting' : undefined} ?disabled=${busy !== undefined} @click=${() => retry(post)}>
                    ${localize.term('vocEdu_retry')}
                  </uui-button>` : nothing}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

export function documentHref(key: string): string {
  return `section/content/workspace/document/edit/${encodeURIComponent(key)}`;
}

export const styles = css`
  :host { display: block; padding: var(--uui-size-layout-1); }
  uui-box + uui-box { margin-top: var(--uui-size-layout-1); }
  .grid { display: grid; gap: var(--uui-size-layout-1); grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
  .grid uui-box + uui-box { margin-top: 0; }
  .bar { display: flex; justify-content: flex-end; margin-bottom: var(--uui-size-space-4); }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: var(--uui-size-space-3) var(--uui-size-space-4) var(--uui-size-space-3) 0; border-bottom: 1px solid var(--uui-color-divider); text-align: start; vertical-align: top; }
  tbody tr:last-child td { border-bottom: 0; }
  a { color: var(--uui-color-interactive); display: inline-block; padding-block: var(--uui-size-space-2); }
  .time { white-space: nowrap; }
  .answer { margin: var(--uui-size-space-2) 0 0; max-width: 60ch; }
  .done { font-size: var(--uui-type-h4-size); font-weight: 700; margin: 0 0 var(--uui-size-space-3); }
  progress { width: 100%; height: 1rem; accent-color: var(--uui-color-positive); }
  ul { margin: var(--uui-size-space-3) 0 0; padding-inline-start: 1.2em; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--uui-size-space-2) var(--uui-size-space-5); margin: 0; }
  dt { font-weight: 700; }
  dd { margin: 0; }
  .note { border-inline-start: 4px solid var(--uui-color-warning); padding: var(--uui-size-space-3) var(--uui-size-space-4); margin: 0 0 var(--uui-size-layout-1); background: var(--uui-color-surface); }
`;
