"""Discovery as a whole: roles, then source roots, then components."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archfit.discover.components import infer_components
from archfit.discover.declared import with_declared
from archfit.discover.delivery import delivery
from archfit.discover.installations import installations, setting_groups
from archfit.discover.layout import Layout
from archfit.discover.packages import packages
from archfit.discover.roles import roles
from archfit.discover.roots import source_roots
from archfit.model import Component, ComponentKind, Config, Landscape, ManifestFacts, Mode, ModuleFacts, Tree


def survey(
    tree: Tree, *, manifests: Mapping[str, ManifestFacts], facts: Mapping[str, ModuleFacts], config: Config
) -> Landscape:
    """
    Find the source roots and components of a tree from names, manifests and what each file says.

    Components that the configuration names come first and take the place of what was inferred there.
    """
    assigned = roles(tree.files)
    layout = Layout(tree, assigned, facts)
    roots = source_roots(tree, manifests, config, facts=facts)
    inferred = infer_components(layout, roots, manifests=manifests, facts=facts)
    components = with_declared(layout, roots, config.components, inferred=inferred)
    started = installations(layout, manifests, components)
    return Landscape(
        roots,
        components,
        _mode(tree, components),
        assigned,
        installations=started,
        groups=setting_groups(layout, manifests),
        packages=packages(layout, manifests, components),
        delivery=delivery(manifests, components, started, tree.repositories),
        descriptions=tuple(one for path in sorted(manifests) for one in manifests[path].descriptions),
        procedures=tuple(one for path in sorted(manifests) for one in manifests[path].procedures),
    )


def _mode(tree: Tree, components: Iterable[Component]) -> Mode:
    if len(set(tree.repositories)) > 1:
        return Mode.WORKSPACE
    services = [item for item in components if item.kind is ComponentKind.SERVICE and item.language == "python"]
    return Mode.SERVICES if len(services) > 1 else Mode.MONOLITH
