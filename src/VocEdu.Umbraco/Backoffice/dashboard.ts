import { css, customElement, html, LitElement, nothing, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbElementMixin } from '@umbraco-cms/backoffice/element-api';
import { VocEduApi, type Answer, type Failures, type Overview, type Post, type Target } from './api.js';
import { day, documentHref, postRows, retry, styles } from './shared.js';

/** How the year's targets stand, what the channels do, and what waits for a person. */
@customElement('vocedu-dashboard')
export class VocEduDashboard extends UmbElementMixin(LitElement) {
  readonly #api = new VocEduApi(this);

  @state() private _overview?: Answer<Overview>;
  @state() private _failures?: Answer<Failures>;
  @state() private _loading = true;
  @state() private _busy?: string;

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this._loading = true;
    this._overview = await this.#api.overview();
    if (this._overview.data?.prepared) this._failures = await this.#api.failures();
    this._loading = false;
  }

  async #retry(post: Post) {
    this._busy = post.id;
    await retry(this, this.#api, post);
    this._busy = undefined;
    await this.#load();
  }

  override render() {
    return html`
      <div class="bar">
        <uui-button look="secondary" type="button" label=${this.localize.term('vocEdu_reload')} ?disabled=${this._loading} @click=${() => this.#load()}></uui-button>
      </div>
      <div aria-live="polite" aria-busy=${this._loading}>${this.#content()}</div>`;
  }

  #content() {
    if (!this._overview) return html`<p>${this.localize.term('vocEdu_loading')}</p>`;
    const overview = this._overview.data;
    if (!overview) return html`<p class="note">${this.localize.term(this._overview.status === 403 ? 'vocEdu_notAllowed' : 'vocEdu_failed')}</p>`;
    if (overview.misconfigured) return html`<p class="note">${this.localize.term('vocEdu_notConfigured', overview.misconfigured)}</p>`;
    if (!overview.prepared) return html`<p class="note">${overview.fault ? this.localize.term('vocEdu_fault', overview.fault) : this.localize.term('vocEdu_preparing')}</p>`;
    return html`
      ${overview.fault ? html`<p class="note">${this.localize.term('vocEdu_fault', overview.fault)}</p>` : nothing}
      ${overview.pauseReason ? html`<p class="note">${this.localize.term('vocEdu_paused', overview.pauseReason)}</p>` : nothing}
      <div class="grid">
        ${overview.targets.length === 0 ? html`<uui-box headline=${this.localize.term('vocEdu_progress')}><p>${this.localize.term('vocEdu_noTarget')}</p></uui-box>` : overview.targets.map((target) => this.#target(target))}
        <uui-box headline=${this.localize.term('vocEdu_channels')}>
          ${overview.channels.length === 0 ? html`<p>${this.localize.term('vocEdu_noChannel')}</p>` : html`
            <ul>${overview.channels.map((channel) => html`
              <li>${channel.name}: ${this.localize.term(`vocEdu_channel${channel.state}`)}${channel.answer ? html`<p class="answer" lang="vi">${channel.answer}</p>` : nothing}</li>`)}
            </ul>`}
        </uui-box>
      </div>
      ${this.#failuresBox()}`;
  }

  #target(target: Target) {
    const number = (value: number) => this.localize.number(value);
    return html`
      <uui-box headline=${this.localize.term('vocEdu_progress')}>
        <p lang="vi">${target.text || target.title}</p>
        <p class="done">${this.localize.term('vocEdu_done', number(target.done), number(target.target), target.unit)}</p>
        <progress max=${target.target} value=${Math.min(target.done, target.target)} aria-label=${this.localize.term('vocEdu_progress')}></progress>
        <ul>
          <li>${this.localize.term('vocEdu_window', day(this.localize, target.from), day(this.localize, target.to))}</li>
          <li>${this.localize.term('vocEdu_expected', number(target.expectedToday), target.unit)}</li>
          ${target.done >= target.target ? html`<li>${this.localize.term('vocEdu_reached')}</li>`
            : target.neededPerWeek !== null ? html`<li>${this.localize.term('vocEdu_needed', number(target.neededPerWeek), target.unit)}</li>` : nothing}
          ${target.forecast ? html`<li>${this.localize.term('vocEdu_forecast', number(target.forecast.low), number(target.forecast.high), target.unit)}</li>` : nothing}
        </ul>
        ${target.genres.length > 0 ? html`
          <details>
            <summary>${this.localize.term('vocEdu_genres')}</summary>
            <ul>${target.genres.map((genre) => html`<li><span lang="vi">${genre.name}</span>: ${number(genre.count)}</li>`)}</ul>
          </details>` : nothing}
      </uui-box>`;
  }

  #failuresBox() {
    const failures = this._failures?.data;
    if (!failures) return this._loading ? nothing : html`<p class="note">${this.localize.term('vocEdu_failed')}</p>`;
    return html`
      <uui-box headline=${this.localize.term('vocEdu_failures')}>
        ${failures.posts.length === 0 ? html`<p>${this.localize.term('vocEdu_noFailure')}</p>`
          : postRows(this.localize, failures.posts, (post) => void this.#retry(post), this._busy, true)}
      </uui-box>
      ${failures.documents.length === 0 ? nothing : html`
        <uui-box headline=${this.localize.term('vocEdu_documents')}>
          <ul>${failures.documents.map((item) => html`
            <li><a href=${documentHref(item.document)}>${item.title || this.localize.term('vocEdu_untitled')}</a><p class="answer" lang="vi">${item.problem}</p></li>`)}
          </ul>
        </uui-box>`}`;
  }

  static override styles = [styles, css`summary { cursor: pointer; padding-block: var(--uui-size-space-3); }`];
}

export default VocEduDashboard;

declare global {
  interface HTMLElementTagNameMap {
    'vocedu-dashboard': VocEduDashboard;
  }
}
