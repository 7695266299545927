# Commits what `history.txt` tells of some years: sh history.sh 2023
set -eu
export GIT_AUTHOR_NAME=shop GIT_AUTHOR_EMAIL=shop@example.org GIT_COMMITTER_NAME=shop GIT_COMMITTER_EMAIL=shop@example.org
git init --quiet
for year; do grep "^$year" history.txt; done | while read -r day services subject; do
    content=$(echo "$day" | git hash-object -w --stdin)
    for service in $(echo "$services" | tr + ' '); do
        git update-index --add --cacheinfo "100644,$content,services/$service/$service/models.py"
    done
    GIT_AUTHOR_DATE="${day}T12:00:00Z" GIT_COMMITTER_DATE="${day}T12:00:00Z" git commit --quiet --message "$subject"
done
